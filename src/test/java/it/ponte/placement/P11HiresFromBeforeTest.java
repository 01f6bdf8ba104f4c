package it.ponte.placement;

import static it.ponte.placement.OutcomeKind.ENDED;
import static it.ponte.placement.OutcomeKind.HIRED;
import static it.ponte.placement.Rows.day;
import static it.ponte.placement.Rows.path;
import static it.ponte.placement.Rows.placements;
import static it.ponte.placement.Story.CLINIC;
import static it.ponte.placement.Story.COMPANY;
import static it.ponte.placement.Story.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.TakingIn;
import it.ponte.matching.Matching;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.vacancy.Vacancy;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P11, P20 and P8: of hires from before her protection stay yes or no, month and sector, in the act that protects. */
@Tag("P11")
class P11HiresFromBeforeTest {
    @RegisterExtension
    static final Story story = new Story();

    private Recorded person;
    private Vacancy vacancy;
    private Proposal proposal;

    @BeforeEach
    void somebodyWhomACompanyHired() {
        person = story.referral(CLINIC, "A/hired", Invented.known(), Invented.caseworker(CLINIC), false);
        vacancy = story.vacancy(5);
        proposal = story.accepted(person, vacancy);
        story.stamp();
        story.tell(Invented.outcome("partner:" + COMPANY, "N-1", proposal.code(), HIRED, "2026-04-17"));
        story.tell(Invented.outcome("partner:" + CLINIC, "N-2", proposal.code(), ENDED, "2026-05-20"));
        story.stamp();
        assertThat(everything()).contains(COMPANY, "2026-04-17", "FIXED_TERM", "2026-10-17", "saldatore");
    }

    @Test
    void herServiceAsksForProtectionAndNothingSaysWhereSheWorks() {
        protect();

        nothingSaysWhere();
        assertThat(everything()).as("her own service is no company").contains("partner:" + CLINIC);
    }

    @Test
    void herRecordIsTakenInAndNothingSaysWhereSheWorks() {
        Recorded hers = story.referredUnderProtection();

        boolean taken = story.bean(TakingIn.class).takeIn(code(hers), code(person), TestDatabase.follower("ada"));

        assertThat(taken).isTrue();
        nothingSaysWhere();
    }

    private void nothingSaysWhere() {
        assertThat(placements()).singleElement().satisfies(placement -> assertThat(placement)
                .containsEntry("vacancy", null)
                .containsEntry("company", null)
                .containsEntry("employees", null)
                .containsEntry("contract_type", null)
                .containsEntry("until", null)
                .containsEntry("told_by", "company")
                .containsEntry("sector", "METALWORK")
                .containsEntry("started_on", day("2026-04-01"))
                .containsEntry("ended_on", day("2026-05-01")));
        assertThat(path(proposal))
                .containsEntry("vacancy", null)
                .containsEntry("hired_on", day("2026-04-01"))
                .containsEntry("ended_on", day("2026-05-01"));
        assertThat(everything()).doesNotContain(COMPANY, "-17", "-20\"", "FIXED_TERM", "saldatore");
        assertThat(story.bean(Proposals.class).byCode(proposal.code())).isEmpty();
    }

    @Test
    void severalOfOneMonthStaySeveral() {
        story.adaTells(proposal.code(), HIRED, "2026-04-28");
        story.adaTells(proposal.code(), ENDED, "2026-04-26");
        story.adaTells(proposal.code(), HIRED, "2026-04-20");
        story.stamp();

        protect();

        assertThat(placements())
                .extracting(placement -> placement.get("started_on"))
                .containsExactly(day("2026-04-01"), day("2026-04-02"), day("2026-04-03"));
    }

    @Test
    void whatTheCompanyTellsAgainAnswersAsACodeOfNobody() {
        protect();

        RecordedOutcome again =
                story.tell(Invented.outcome("partner:" + COMPANY, "N-1", proposal.code(), HIRED, "2026-04-17"));

        assertThat(again).isEqualTo(RecordedOutcome.refused("UNKNOWN_REFERENCE"));
        assertThat(story.tell(Invented.outcome("partner:" + CLINIC, "N-2", proposal.code(), ENDED, "2026-05-20"))
                        .isNew())
                .as("her service may repeat itself")
                .isFalse();
    }

    @Test
    void sheIsNotProposedAgainForTheWorkThatSheHasAndIsForOther() {
        protect();
        Vacancy other = story.vacancy(1);
        story.bean(Worklist.class).addAll(Stage.MATCH_VACANCY, List.of(vacancy.id(), other.id()));

        story.bean(Matching.class).matchWaiting();

        assertThat(proposed()).containsExactly(other.id());
    }

    @Test
    void whatWasToldBeforeAndIsStampedAfterSaysNoMoreThanTheMonth() {
        Recorded other = story.referral(CLINIC, "A/hired", Invented.known(), Invented.caseworker(CLINIC), false);
        Proposal hers = story.accepted(other, story.vacancy(1));
        story.stamp();
        story.tell(Invented.outcome("partner:" + COMPANY, "N-3", hers.code(), HIRED, "2026-06-17"));
        protect();

        story.stamp();

        assertThat(everything()).doesNotContain(COMPANY, "-17", "FIXED_TERM", "saldatore");
        assertThat(placements()).hasSize(2);
    }

    @Test
    void anAcceptedProposalThatLedToNoWorkYetIsAProtectedPersonsFromThenOn() {
        Proposal open = story.accepted(person, story.vacancy(1));
        assertThat(open.ofProtected()).isFalse();

        protect();

        assertThat(story.bean(Proposals.class).get(open.id()).ofProtected()).isTrue();
        assertThat(story.tell(Invented.outcome("partner:" + COMPANY, "N-4", open.code(), HIRED, "2026-06-17")))
                .isEqualTo(RecordedOutcome.refused("UNKNOWN_REFERENCE"));
    }

    @Test
    void theHireOfSomebodyElseStaysAsItIs() {
        Recorded other = story.referred(SERVICE);
        Proposal his = story.accepted(other, vacancy);
        story.stamp();
        story.tell(Invented.outcome("partner:" + COMPANY, "N-5", his.code(), HIRED, "2026-07-17"));
        story.stamp();

        protect();

        assertThat(placements(other.beneficiary())).singleElement().satisfies(placement -> assertThat(placement)
                .containsEntry("vacancy", vacancy.id())
                .containsEntry("started_on", day("2026-07-17"))
                .containsEntry("told_by", "partner:" + COMPANY));
    }

    private void protect() {
        Identity hidden = new Identity.Protected(Personal.of("rif-1"), "30-39");
        story.referral(CLINIC, "A/hired", hidden, Invented.caseworker(CLINIC), false);
    }

    private static String code(Recorded person) {
        return story.bean(Beneficiaries.class).code(person.beneficiary());
    }

    private static List<Long> proposed() {
        return TestDatabase.client()
                .sql("select vacancy from proposal where accepted_at is null and withdrawn_at is null")
                .query(Long.class)
                .list();
    }

    /** All that stands of paths, contracts, outcomes and proposals, with the vacancies that they lead to. */
    private static String everything() {
        return TestDatabase.client()
                .sql(
                        """
                        select (select coalesce(json_agg(p), '[]') from path p)::text
                            || (select coalesce(json_agg(p), '[]') from placement p)::text
                            || (select coalesce(json_agg(o), '[]') from outcome o)::text
                            || (select coalesce(json_agg(v), '[]') from vacancy v
                                join path on path.vacancy = v.id)::text
                        """)
                .query(String.class)
                .single()
                .replaceAll("\"(code|about|[a-z_]+_at)\":\"[^\"]*\"", "");
    }
}

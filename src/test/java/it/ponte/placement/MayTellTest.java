package it.ponte.placement;

import static it.ponte.placement.Invented.outcome;
import static it.ponte.placement.OutcomeKind.*;
import static it.ponte.placement.Story.COMPANY;
import static it.ponte.placement.Story.COOPERATIVE;
import static it.ponte.placement.Story.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.Referrals;
import it.ponte.matching.Proposal;
import it.ponte.vocabulary.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MayTellTest {
    private static final String NOWHERE_R = "R-0000-0000";
    private static final String NOWHERE_M = "M-0000-0000";

    @RegisterExtension
    static final Story story = new Story();

    private Recorded person;

    @BeforeEach
    void aPerson() {
        person = story.referred(SERVICE);
    }

    @Test
    void anOperatorTellsAboutAnyReferralAndAnyAcceptedProposal() {
        Proposal proposal = story.accepted(person, story.vacancy(1));

        assertThat(story.adaTells(person.code(), INTERVIEWED, "2026-03-01").verdict())
                .isEqualTo(Verdict.RECORDED);
        assertThat(story.adaTells(proposal.code(), NOT_TAKEN_ON, "2026-03-01").verdict())
                .isEqualTo(Verdict.RECORDED);
    }

    @Test
    void ofAnUndecidedProposalNobodyTellsAnythingSoThatProtectionCanStillClearIt() {
        Proposal undecided = story.proposed(person, story.vacancy(1));

        assertThat(story.adaTells(undecided.code(), INTERVIEWED, "2026-03-01")).isEqualTo(unknown());
        assertThat(story.outcomesOf(person)).isEmpty();
    }

    @Test
    void aPartnerTellsAboutItsOwnReferral() {
        assertThat(story.tell(outcome("partner:" + SERVICE, "1", person.code(), FOUND_WORK_ALONE, "2026-03-01")))
                .satisfies(told -> {
                    assertThat(told.verdict()).isEqualTo(Verdict.RECORDED);
                    assertThat(told.code()).startsWith("O-");
                    assertThat(told.refusal()).isNull();
                });
    }

    @Test
    @Tag("P7")
    void whereAnExclusionCameUpSinceTheCompanyTellsNothingUnlessSheWorksThere() {
        Proposal accepted = story.accepted(person, story.vacancy(1));
        Recorded working = story.referred(SERVICE);
        Proposal hired = story.accepted(working, story.vacancy(1));
        story.tell(outcome("partner:" + COMPANY, "1", hired.code(), HIRED, "2026-03-05"));
        story.stamp();
        story.avoids(person, "avoid:employer", "01234567897");
        story.avoids(working, "avoid:employer", "01234567897");

        assertThat(story.tell(outcome("partner:" + COMPANY, "2", accepted.code(), HIRED, "2026-03-06")))
                .isEqualTo(unknown());
        assertThat(story.tell(outcome("partner:" + COMPANY, "3", hired.code(), ENDED, "2026-04-06"))
                        .verdict())
                .isEqualTo(Verdict.RECORDED);
    }

    @Test
    @Tag("P8")
    void ofAProtectedPersonACompanyTellsNothing() {
        Proposal accepted = story.accepted(story.referredUnderProtection(), story.vacancy(1));

        assertThat(story.tell(outcome("partner:" + COMPANY, "1", accepted.code(), HIRED, "2026-03-05")))
                .isEqualTo(unknown());
    }

    @Test
    void aCompanyTellsAboutAnAcceptedProposalForItsOwnVacancyOnly() {
        Proposal accepted = story.accepted(person, story.vacancy(1));
        Proposal undecided = story.proposed(story.referred(SERVICE), story.vacancy(1));

        assertThat(story.tell(outcome("partner:" + COMPANY, "1", accepted.code(), INTERVIEWED, "2026-03-05"))
                        .verdict())
                .isEqualTo(Verdict.RECORDED);
        assertThat(story.tell(outcome("partner:" + COMPANY, "2", undecided.code(), INTERVIEWED, "2026-03-05")))
                .isEqualTo(unknown());
        assertThat(story.tell(outcome("partner:altra-impresa", "1", accepted.code(), INTERVIEWED, "2026-03-05")))
                .isEqualTo(unknown());
    }

    @Test
    void aCooperativeTellsAboutTheAcceptedProposalOfAPersonItReferred() {
        Recorded worker = story.referred(COOPERATIVE);
        Proposal accepted = story.accepted(worker, story.vacancy(1));
        Proposal another = story.accepted(person, story.vacancy(1));

        assertThat(story.tell(outcome("partner:" + COOPERATIVE, "1", accepted.code(), SECONDMENT_STARTED, "2026-03-05"))
                        .verdict())
                .isEqualTo(Verdict.RECORDED);
        assertThat(story.tell(outcome("partner:" + COOPERATIVE, "2", another.code(), SECONDMENT_STARTED, "2026-03-05")))
                .isEqualTo(unknown());
    }

    @Test
    void aCooperativeThatTookItsReferralBackTellsNothingOfHerProposal() {
        Recorded worker = story.referred(COOPERATIVE);
        Proposal accepted = story.accepted(worker, story.vacancy(1));
        TestDatabase.transaction().executeWithoutResult(tx -> story.bean(Referrals.class)
                .withdraw(COOPERATIVE, worker.code(), "partner:" + COOPERATIVE));

        assertThat(story.tell(
                        outcome("partner:" + COOPERATIVE, "1", accepted.code(), SECONDMENT_STARTED, "2026-03-05")))
                .isEqualTo(unknown());
    }

    @Test
    void whatIsNotOnesOwnAnswersExactlyAsWhatDoesNotExist() {
        List<RecordedOutcome> answers = List.of(
                story.tell(outcome("partner:" + COOPERATIVE, "1", person.code(), INTERVIEWED, "2026-03-01")),
                story.tell(outcome("partner:" + COOPERATIVE, "2", NOWHERE_R, INTERVIEWED, "2026-03-01")),
                story.tell(outcome("partner:" + COOPERATIVE, "3", NOWHERE_M, INTERVIEWED, "2026-03-01")),
                story.tell(outcome("partner:" + COOPERATIVE, "4", "qualcosa", INTERVIEWED, "2026-03-01")),
                story.tell(outcome("operator:ada", "5", NOWHERE_R, INTERVIEWED, "2026-03-01")),
                story.tell(outcome("nobody", "6", person.code(), INTERVIEWED, "2026-03-01")));

        assertThat(answers).containsOnly(unknown());
        assertThat(story.outcomesOf(person)).isEmpty();
    }

    @Test
    @Tag("P4")
    void whoToldOfSomebodyBeforeHerProtectionIsAnsweredAsIfSheNeverWas() {
        Recorded known = story.referral(SERVICE, "N/1", Invented.known(), Invented.caseworker(SERVICE), false);
        OutcomeDraft beas = outcome("operator:bea", "1", known.code(), INTERVIEWED, "2026-03-01");
        OutcomeDraft adas = outcome("operator:ada", "1", known.code(), INTERVIEWED, "2026-03-02");
        story.tell(beas);
        story.tell(adas);
        assertThat(story.tell(beas).verdict()).isEqualTo(Verdict.UNCHANGED);

        story.referral(
                SERVICE, "N/1", new Identity.Protected(Personal.of("rif"), null), Invented.caseworker(SERVICE), false);
        TestDatabase.follow(SERVICE, "ada");

        assertThat(story.tell(beas)).isEqualTo(unknown());
        assertThat(story.tell(adas).verdict()).as("her reference operator").isEqualTo(Verdict.UNCHANGED);
    }

    private static RecordedOutcome unknown() {
        return new RecordedOutcome(Verdict.REFUSED, null, 0, "UNKNOWN_REFERENCE");
    }
}

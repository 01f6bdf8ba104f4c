package it.ponte.placement;

import static it.ponte.placement.Invented.outcome;
import static it.ponte.placement.OutcomeKind.*;
import static it.ponte.placement.Story.COMPANY;
import static it.ponte.placement.Story.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.Referrals;
import it.ponte.matching.Proposal;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutcomesTest {
    @RegisterExtension
    static final Story story = new Story();

    private Recorded person;

    @BeforeEach
    void aPerson() {
        person = story.referred(SERVICE);
    }

    @Test
    void theSameNumberToldAgainIsOneOutcomeAlsoAfterTheReferralWasWithdrawn() {
        OutcomeDraft draft = outcome("partner:" + SERVICE, "1", person.code(), INTERVIEWED, "2026-03-01");
        RecordedOutcome first = story.tell(draft);
        TestDatabase.transaction().executeWithoutResult(tx -> story.bean(Referrals.class)
                .withdraw(SERVICE, person.code(), "partner:" + SERVICE));

        RecordedOutcome again = story.tell(draft);

        assertThat(again).isEqualTo(new RecordedOutcome(Verdict.UNCHANGED, first.code(), first.id(), null));
        assertThat(story.outcomesOf(person)).hasSize(1);
    }

    @Test
    void numbersThatDifferInCapitalsOrInABlankAreDifferentOutcomes() {
        assertThat(List.of(
                        story.tell(outcome("partner:" + SERVICE, "1 2", person.code(), INTERVIEWED, "2026-03-01")),
                        story.tell(outcome("partner:" + SERVICE, "12", person.code(), INTERVIEWED, "2026-03-02")),
                        story.tell(outcome("partner:" + SERVICE, "a", person.code(), INTERVIEWED, "2026-03-03")),
                        story.tell(outcome("partner:" + SERVICE, "A", person.code(), INTERVIEWED, "2026-03-04"))))
                .extracting(RecordedOutcome::verdict)
                .containsOnly(Verdict.RECORDED);
    }

    @Test
    void anotherStoryUnderTheSameNumberIsAContradictionAndChangesNothing() {
        Recorded other = story.referred(SERVICE);
        story.tell(outcome("partner:" + SERVICE, "1", person.code(), INTERVIEWED, "2026-03-01"));

        assertThat(List.of(
                        story.tell(outcome("partner:" + SERVICE, "1", person.code(), INTERVIEWED, "2026-03-02")),
                        story.tell(outcome("partner:" + SERVICE, "1", person.code(), NO_SHOW, "2026-03-01")),
                        story.tell(outcome("partner:" + SERVICE, "1", other.code(), INTERVIEWED, "2026-03-01"))))
                .containsOnly(RecordedOutcome.refused("CONTRADICTION"));
        assertThat(story.outcomesOf(person)).hasSize(1);
        assertThat(story.outcomesOf(other)).isEmpty();
    }

    @Test
    void theSameEventWithoutANumberIsOneOutcomePerTeller() {
        Proposal proposal = story.accepted(person, story.vacancy(1));
        RecordedOutcome first = story.adaTells(proposal.code(), HIRED, "2026-04-01");

        assertThat(story.adaTells(proposal.code(), HIRED, "2026-04-01"))
                .isEqualTo(new RecordedOutcome(Verdict.UNCHANGED, first.code(), first.id(), null));
        assertThat(story.tell(outcome("partner:" + COMPANY, "1", proposal.code(), HIRED, "2026-04-01"))
                        .verdict())
                .isEqualTo(Verdict.RECORDED);
        assertThat(story.adaTells(proposal.code(), HIRED, "2026-05-01").verdict())
                .isEqualTo(Verdict.RECORDED);
    }

    @Test
    void eachReferralIsClosedByItself() {
        Recorded known = story.alsoReferred("csm-valmora", Invented.known("RSSMRA80A41F257X", null));
        Recorded same = story.alsoReferred(SERVICE, Invented.known("RSSMRA80A41F257X", null));
        assertThat(same.beneficiary()).isEqualTo(known.beneficiary());

        assertThat(story.adaTells(known.code(), CLOSED, "2026-03-01").isNew()).isTrue();
        assertThat(story.adaTells(same.code(), CLOSED, "2026-03-01").isNew()).isTrue();
        assertThat(story.adaTells(known.code(), INTERVIEWED, "2026-03-01").isNew())
                .isTrue();
        assertThat(story.adaTells(same.code(), INTERVIEWED, "2026-03-01").isNew())
                .isFalse();
    }

    @Test
    void aHireNeedsItsContractTypeAndOnlyTheHubTellsThatItProposed() {
        OutcomeDraft hire =
                new OutcomeDraft("operator:ada", null, person.code(), HIRED, LocalDate.parse("2026-03-01"), null, null);

        assertThat(story.tell(hire)).isEqualTo(RecordedOutcome.refused("REQUIRED"));
        assertThat(story.adaTells(person.code(), PROPOSED, "2026-03-01"))
                .isEqualTo(RecordedOutcome.refused("UNKNOWN_CODE"));
    }

    @Test
    void ofAProtectedPersonsWorkOnlyTheMonthIsKept() {
        Recorded woman = story.referredUnderProtection();

        story.adaTells(woman.code(), INTERVIEWED, "2026-03-17");
        story.adaTells(woman.code(), HIRED, "2026-04-17");

        assertThat(story.outcomesOf(woman))
                .extracting(Outcome::kind, Outcome::on, Outcome::contractType, Outcome::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(INTERVIEWED, LocalDate.parse("2026-03-17"), null, null),
                        org.assertj.core.groups.Tuple.tuple(HIRED, LocalDate.parse("2026-04-01"), null, null));
        assertThat(story.adaTells(woman.code(), HIRED, "2026-04-20").verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void theTellersOwnNumberIsFoundAgainButNotKeptInClearAndDoesNotPrintItself() {
        String taxCode = "VRDLNE85A41F257X";
        OutcomeDraft draft = outcome("partner:" + SERVICE, taxCode, person.code(), HIRED, "2026-03-01");

        RecordedOutcome first = story.tell(draft);

        assertThat(story.tell(draft))
                .isEqualTo(RecordedOutcome.unchanged(story.bean(Outcomes.class).get(first.id())));
        assertThat(TestDatabase.client()
                        .sql("select o::text from outcome o")
                        .query(String.class)
                        .list())
                .singleElement(STRING)
                .doesNotContain(taxCode);
        assertThat(draft.toString()).doesNotContain(taxCode);
    }

    @Test
    void whatWasToldIsKept() {
        OutcomeDraft draft = outcome("partner:" + SERVICE, "n-1", person.code(), HIRED, "2026-03-01");

        Outcome kept = story.bean(Outcomes.class).get(story.tell(draft).id());

        assertThat(kept.contractType()).isEqualTo(ContractType.FIXED_TERM);
        assertThat(kept.until()).isEqualTo(LocalDate.parse("2026-09-01"));
        assertThat(kept.about()).isEqualTo(person.code());
        assertThat(kept.teller()).isEqualTo("partner:" + SERVICE);
        assertThat(kept.toldUsAt()).isNotNull();
        assertThat(kept.stampedAt()).isNull();
    }
}

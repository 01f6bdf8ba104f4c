package it.ponte.placement;

import static it.ponte.placement.OutcomeKind.*;
import static it.ponte.placement.OutcomeReason.*;
import static it.ponte.placement.Story.CENTRE;
import static it.ponte.placement.Story.CLINIC;
import static it.ponte.placement.Story.COMPANY;
import static it.ponte.placement.Story.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Recorded;
import it.ponte.vocabulary.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutcomeReasonTest {
    private static final String DAY = "2026-04-17";

    @RegisterExtension
    static final Story story = new Story();

    @Test
    void onlyWhatDidNotGoOnHasAReason() {
        Set<OutcomeKind> withReasons = Stream.of(OutcomeKind.values())
                .filter(kind -> !OutcomeReason.of(kind).isEmpty())
                .collect(Collectors.toSet());

        assertThat(withReasons)
                .containsExactlyInAnyOrder(
                        NO_SHOW, NOT_TAKEN_ON, SECONDMENT_ENDED, ENDED, RETURNED_TO_COOPERATIVE, CLOSED);
        assertThat(OutcomeReason.of(NO_SHOW)).contains(UNREACHABLE).doesNotContain(COMPANY_CHOSE_ANOTHER);
    }

    @Test
    void whatIsToldIsKeptAndStandsInTheFeed() {
        Recorded person = story.referred(SERVICE);
        story.tell(because("1", person, NOT_TAKEN_ON, COMPANY_CHOSE_ANOTHER));
        story.tell(because("2", person, CLOSED, null));
        story.stamp();

        assertThat(story.outcomesOf(person))
                .extracting(Outcome::reason)
                .containsExactlyInAnyOrder(COMPANY_CHOSE_ANOTHER, null);
        assertThat(feed(SERVICE)).extracting(FeedEntry::reason).containsExactly("COMPANY_CHOSE_ANOTHER", null);
    }

    @Test
    void whatCannotBeWhyIsRefusedAndNothingIsKept() {
        Recorded person = story.referred(SERVICE);

        assertThat(List.of(
                        story.tell(because("1", person, NO_SHOW, COMPANY_CHOSE_ANOTHER)),
                        story.tell(because("2", person, INTERVIEWED, PERSON_DECLINED))))
                .containsOnly(RecordedOutcome.refused("REASON_DOES_NOT_FIT"));
        assertThat(story.outcomesOf(person)).isEmpty();
    }

    @Test
    void theSameNumberIsTheSameOutcomeOnlyWithTheSameReason() {
        Recorded person = story.referred(SERVICE);
        story.tell(because("1", person, CLOSED, MOVED_AWAY));

        assertThat(story.tell(because("1", person, CLOSED, MOVED_AWAY)).verdict())
                .isEqualTo(Verdict.UNCHANGED);
        assertThat(List.of(
                        story.tell(because("1", person, CLOSED, GOAL_REACHED)),
                        story.tell(because("1", person, CLOSED, null))))
                .containsOnly(RecordedOutcome.refused("CONTRADICTION"));
    }

    @Test
    @Tag("P8")
    void ofAProtectedPersonNoReasonIsKept() {
        Recorded woman = story.referredUnderProtection();
        story.tell(because("1", CENTRE, woman, CLOSED, MOVED_AWAY));
        story.tell(because("2", CENTRE, woman, ENDED, TRIAL_NOT_PASSED));
        story.stamp();

        assertThat(story.outcomesOf(woman))
                .hasSize(2)
                .extracting(Outcome::reason)
                .containsOnlyNulls();
        assertThat(story.outcomesOf(woman))
                .extracting(Outcome::on)
                .containsExactlyInAnyOrder(LocalDate.parse(DAY), LocalDate.parse("2026-04-01"));
        assertThat(story.tell(because("1", CENTRE, woman, CLOSED, MOVED_AWAY)).verdict())
                .as("told again")
                .isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    @Tag("P11")
    void theActThatProtectsHerEndsTheReasonsFromBefore() {
        Recorded person = known();
        story.tell(because("1", CLINIC, person, NOT_TAKEN_ON, HOURS_OR_PLACE));
        story.stamp();
        story.tell(because("2", CLINIC, person, CLOSED, MOVED_AWAY));

        protect();
        story.stamp();

        assertThat(story.outcomesOf(person))
                .hasSize(2)
                .extracting(Outcome::reason)
                .containsOnlyNulls();
    }

    @Test
    @Tag("P11")
    void whatWasToldWhileSheCameUnderProtectionLosesItsReasonWhenItIsStamped() {
        Recorded woman = story.referredUnderProtection();
        story.adaTells(woman.code(), CLOSED, DAY);
        TestDatabase.client().sql("update outcome set reason = 'MOVED_AWAY'").update();

        story.stamp();

        assertThat(story.outcomesOf(woman)).singleElement().satisfies(outcome -> assertThat(outcome.reason())
                .isNull());
    }

    @Test
    @Tag("P6")
    void theFeedTellsNoReasonOfAProtectedPersonWhateverItsRowSays() {
        Recorded woman = story.referredUnderProtection();
        story.adaTells(woman.code(), CLOSED, DAY);
        story.stamp();
        TestDatabase.client().sql("update outcome set reason = 'MOVED_AWAY'").update();

        assertThat(feed(CENTRE)).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("UPDATE");
            assertThat(entry.reason()).isNull();
        });
    }

    @Test
    void aCompanySaysWhyItTookSomebodyElseAndHerServiceReadsIt() {
        Recorded person = story.referred(SERVICE);
        String proposal = story.accepted(person, story.vacancy(1)).code();
        story.stamp();

        story.tell(new OutcomeDraft(
                "partner:" + COMPANY,
                "1",
                proposal,
                NOT_TAKEN_ON,
                LocalDate.parse(DAY),
                null,
                null,
                REQUIREMENT_MISSING));
        story.stamp();

        assertThat(feed(SERVICE)).extracting(FeedEntry::reason).containsExactly(null, "REQUIREMENT_MISSING");
    }

    private static OutcomeDraft because(String number, Recorded person, OutcomeKind kind, OutcomeReason reason) {
        return because(number, SERVICE, person, kind, reason);
    }

    private static OutcomeDraft because(
            String number, String partner, Recorded person, OutcomeKind kind, OutcomeReason reason) {
        return new OutcomeDraft(
                "partner:" + partner, number, person.code(), kind, LocalDate.parse(DAY), null, null, reason);
    }

    private static Recorded known() {
        return story.referral(CLINIC, "A/known", Invented.known(), Invented.caseworker(CLINIC), false);
    }

    /** Her service sends the same case again, now under protection. */
    private static void protect() {
        Identity hidden = new Identity.Protected(Personal.of("rif-1"), "30-39");
        story.referral(CLINIC, "A/known", hidden, Invented.caseworker(CLINIC), false);
    }

    private static List<FeedEntry> feed(String partner) {
        return story.bean(Outcomes.class).feed(partner, 0, 100).entries();
    }
}

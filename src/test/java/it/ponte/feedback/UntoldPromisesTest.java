package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.HIRED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Story;
import it.ponte.work.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a promise while its service cannot be told, or may not. */
class UntoldPromisesTest {
    private static final HandClock clock = new HandClock(PromisedDays.ARRIVAL);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;
    private static final PromisedDays days = new PromisedDays(desk, clock);

    @BeforeEach
    void itArrives() {
        clock.set(PromisedDays.ARRIVAL);
    }

    @Test
    void aLetterThatCouldNotBeDeliveredSilencesNothing() {
        Recorded person = days.referred();
        days.everybodyWantsToHearDaily();
        days.happens(person, INTERVIEWED);
        TestDatabase.client()
                .sql("update letter_told set due_at = ?")
                .param(Stamp.of(clock.instant()))
                .update();
        desk.outbox().composeWaiting();
        cannotBeDelivered();
        days.at("2026-06-26T06:00:00Z");

        assertThat(days.day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("ancora in corso"));
    }

    @Test
    void aClosingAnswerThatCouldNotBeDeliveredIsStillOwed() {
        Recorded person = days.referred();
        days.happens(person, HIRED);
        clock.forward(Duration.ofMinutes(5));
        desk.outbox().composeWaiting();
        cannotBeDelivered();
        days.at("2026-06-26T06:00:00Z");

        assertThat(days.day()).isEmpty();
        assertThat(ending()).containsExactly(person.code());
    }

    @Test
    void whatMayNotBeToldAnyMoreIsNobodysToCall() {
        days.referred();
        story.bean(FirstNews.class).begin();
        days.at("2026-06-26T05:00:00Z");
        story.bean(PromiseClock.class).keep();
        TestDatabase.client()
                .sql("update referral set basis_until = '2026-06-26'")
                .update();
        days.at("2026-06-29T05:00:00Z");
        story.bean(PromiseClock.class).keep();

        assertThat(days.open()).isZero();
    }

    @Test
    void whereABasisIsRenewedNewsIsPromisedAgain() {
        Recorded person = days.referred();
        days.day();
        TestDatabase.client()
                .sql("update referral set basis_until = '2026-06-20'")
                .update();
        days.at("2026-06-26T06:00:00Z");
        assertThat(days.day()).isEmpty();
        assertThat(days.open()).as("ended with the basis").isZero();
        clock.forward(Duration.ofDays(30));
        TestDatabase.client()
                .sql("update referral set basis_until = '2027-06-20'")
                .update();

        story.bean(RenewedPromises.class).resume(List.of(person.beneficiary()));

        assertThat(openDay()).isEqualTo("2026-09-24");
    }

    private static void cannotBeDelivered() {
        assertThat(TestDatabase.client()
                        .sql("update letter set undeliverable_at = now(), undeliverable_reason = 'NO_ADDRESS'")
                        .update())
                .isEqualTo(1);
        TestDatabase.client().sql("delete from work where stage = 'LETTER'").update();
    }

    private static List<String> ending() {
        return story.bean(KeptPromises.class).ending(TestDatabase.follower("ada"), 10).stream()
                .map(KeptPromises.Ending::referral)
                .toList();
    }

    private static String openDay() {
        return TestDatabase.client()
                .sql("select due_on::text from promise where answered_at is null and ended_at is null")
                .query(String.class)
                .single();
    }
}

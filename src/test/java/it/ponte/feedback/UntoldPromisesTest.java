package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.HIRED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Desk.Sent;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import it.ponte.work.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a promise while its service cannot be told, or may not. */
class UntoldPromisesTest {
    /** A Monday; twenty days later is a Sunday. */
    private static final Instant ARRIVAL = Instant.parse("2026-06-08T09:00:00Z");

    private static final HandClock clock = new HandClock(ARRIVAL);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @BeforeEach
    void itArrives() {
        clock.set(ARRIVAL);
    }

    @Test
    void aLetterThatCouldNotBeDeliveredSilencesNothing() {
        Recorded person = referred();
        everybodyWantsToHearDaily();
        happens(person, INTERVIEWED);
        TestDatabase.client()
                .sql("update letter_told set due_at = ?")
                .param(Stamp.of(clock.instant()))
                .update();
        desk.outbox().composeWaiting();
        cannotBeDelivered();
        at("2026-06-26T06:00:00Z");

        assertThat(day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("ancora in corso"));
    }

    @Test
    void aClosingAnswerThatCouldNotBeDeliveredIsStillOwed() {
        Recorded person = referred();
        happens(person, HIRED);
        clock.forward(Duration.ofMinutes(5));
        desk.outbox().composeWaiting();
        cannotBeDelivered();
        at("2026-06-26T06:00:00Z");

        assertThat(day()).isEmpty();
        assertThat(ending()).containsExactly(person.code());
    }

    @Test
    void whatMayNotBeToldAnyMoreIsNobodysToCall() {
        referred();
        story.bean(FirstNews.class).begin();
        at("2026-06-26T05:00:00Z");
        story.bean(PromiseClock.class).keep();
        TestDatabase.client()
                .sql("update referral set basis_until = '2026-06-26'")
                .update();
        at("2026-06-29T05:00:00Z");
        story.bean(PromiseClock.class).keep();

        assertThat(open()).isZero();
    }

    @Test
    void whereABasisIsRenewedNewsIsPromisedAgain() {
        Recorded person = referred();
        day();
        TestDatabase.client()
                .sql("update referral set basis_until = '2026-06-20'")
                .update();
        at("2026-06-26T06:00:00Z");
        assertThat(day()).isEmpty();
        assertThat(open()).as("ended with the basis").isZero();
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

    private static Recorded referred() {
        return story.referred(Story.SERVICE);
    }

    private static void at(String moment) {
        clock.set(Instant.parse(moment));
    }

    /** What the clocks of the hub do, and the letters that leave. */
    private static List<Sent> day() {
        story.bean(FirstNews.class).begin();
        story.bean(PromiseClock.class).keep();
        return desk.sendDue();
    }

    private static void happens(Recorded person, OutcomeKind kind) {
        story.bean(FirstNews.class).begin();
        story.adaTells(person.code(), kind, "2026-06-01");
        story.stamp();
        desk.outbox().composeWaiting();
    }

    private static void everybodyWantsToHearDaily() {
        List<Long> caseworkers = TestDatabase.client()
                .sql("select id from caseworker")
                .query(Long.class)
                .list();
        caseworkers.forEach(one -> story.bean(Rhythms.class).choose(one, Rhythm.DAILY));
    }

    private static long open() {
        return TestDatabase.client()
                .sql("select count(*) from promise where answered_at is null and ended_at is null")
                .query(Long.class)
                .single();
    }

    private static String openDay() {
        return TestDatabase.client()
                .sql("select due_on::text from promise where answered_at is null and ended_at is null")
                .query(String.class)
                .single();
    }
}

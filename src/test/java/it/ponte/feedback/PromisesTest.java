package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.KeptPromises.Share;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A referral hears of itself within the promised days: an operator is told before, and on the day the hub says what there is. */
class PromisesTest {
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
    void fiveDaysBeforeAnOperatorSeesItAndOnTheLastWorkingDayTheServiceHearsThatThePathIsStillUnderWay() {
        Recorded person = days.referred();
        days.at("2026-06-22T10:00:00Z");
        assertThat(ending()).isEmpty();
        days.at("2026-06-23T10:00:00Z");
        assertThat(ending()).containsExactly(person.code());
        assertThat(days.day()).isEmpty();
        days.at("2026-06-26T05:59:00Z");
        assertThat(days.day()).isEmpty();
        days.at("2026-06-26T06:00:00Z");

        assertThat(days.day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("Il percorso è ancora in corso: per ora non ci sono novità."));
        assertThat(ending()).isEmpty();
        assertThat(days.day()).as("said once").isEmpty();
        assertThat(openDay()).isEqualTo("2026-08-25");
    }

    @Test
    void whatWaitsForTheDigestIsToldOnTheLastDayInsteadOfThatNothingHappened() {
        Recorded person = days.referred();
        days.at("2026-06-25T10:00:00Z");
        days.happens(person, INTERVIEWED);
        days.at("2026-06-26T06:00:00Z");

        assertThat(days.day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("Il colloquio si è svolto")
                .doesNotContain("ancora in corso"));
    }

    @Test
    void afterTheEndOfAPathNothingMoreIsPromised() {
        Recorded person = days.referred();
        days.happens(person, HIRED);
        clock.forward(Duration.ofMinutes(5));
        assertThat(days.day()).hasSize(1);
        assertThat(days.open()).isZero();
        clock.forward(Duration.ofDays(200));
        assertThat(days.day()).isEmpty();
    }

    @Test
    void aProtectedWomansServiceHearsNothingUntilItIsLetGoAndThenOnlyOfAnUpdate() {
        story.referredUnderProtection();
        days.day();
        days.at("2026-06-26T06:00:00Z");

        assertThat(days.day()).isEmpty();
        LetterView waiting =
                desk.letters().waitingForRelease(TestDatabase.follower("ada")).get(0);
        assertThat(waiting.kind()).isEqualTo("UPDATE");
        KeptPromises promises = story.bean(KeptPromises.class);
        assertThat(promises.ending(TestDatabase.follower("ada"), 10)).hasSize(1);
        assertThat(promises.ending(TestDatabase.follower("bea"), 10)).isEmpty();
        desk.letters().release(waiting.id(), TestDatabase.follower("ada"));
        assertThat(days.day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("C'è un aggiornamento.")
                .doesNotContain("in corso"));
    }

    @Test
    void whoTookItsReferralBackIsPromisedNothing() {
        Recorded person = days.referred();
        days.day();
        TestDatabase.client()
                .sql("update referral set withdrawn_at = now() where code = ?")
                .param(person.code())
                .update();
        days.at("2026-06-26T06:00:00Z");

        assertThat(days.day()).isEmpty();
        assertThat(days.open()).isZero();
    }

    @Test
    void whoWantsDecisionsOnlyIsNotToldThatNothingHappened() {
        days.referred();
        days.day();
        story.bean(Rhythms.class).choose(Story.SERVICE, Rhythm.NEVER);
        TestDatabase.client().sql("update referral set caseworker = null").update();
        days.at("2026-06-26T06:00:00Z");

        assertThat(days.day()).isEmpty();
        assertThat(openDay()).isEqualTo("2026-08-25");
    }

    @Test
    void aPersonWhoEnrolledHerselfIsWrittenToThatItArrived() {
        story.referral(Story.FORM, "F/1", Invented.known(), null, true);

        assertThat(days.day()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("posta@persona.example");
            assertThat(letter.text()).contains("Abbiamo ricevuto l'iscrizione");
        });
        assertThat(days.open()).as("that is no news yet").isEqualTo(1);
    }

    @Test
    void theShareThatWasKeptCountsWhatWasDue() {
        Recorded kept = days.referred();
        days.happens(kept, HIRED);
        clock.forward(Duration.ofMinutes(5));
        days.day();
        days.referred();
        days.day();
        story.bean(LetterSwitch.class).pause("operator:ada");
        clock.forward(Duration.ofDays(30));
        days.day();

        Share share = story.bean(KeptPromises.class)
                .shares(TestDatabase.follower("ada"))
                .get(Story.SERVICE);

        assertThat(share.due()).isEqualTo(2);
        assertThat(share.kept()).isEqualTo(1);
        assertThat(share.percent()).isEqualTo(50);
        assertThat(story.bean(KeptPromises.class).share(TestDatabase.follower("ada")))
                .isEqualTo(share);
    }

    private static List<String> ending() {
        story.bean(FirstNews.class).begin();
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

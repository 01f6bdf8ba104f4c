package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.CLOSED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.Desk.Sent;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That nothing is new is not told once something is. */
class OvertakenLettersTest {
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
    void thatNothingIsNewDoesNotLeaveBehindAClosingAnswer() {
        Recorded person = referred();
        stillUnderWayWaits();
        happens(person, CLOSED);
        clock.forward(Duration.ofHours(3));

        assertThat(day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .doesNotContain("ancora in corso"));
        assertThat(day()).isEmpty();
    }

    @Test
    void neitherDoesItInADigestAndWhatIsNewDoesNotWaitForTheNext() {
        Recorded person = referred();
        referred();
        stillUnderWayWaits();
        happens(person, INTERVIEWED);

        assertThat(day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("ancora in corso")
                .doesNotContain(Link.of(TestDatabase.vault(), person.code()).under("https://ponte.example")));
        assertThat(day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("Il colloquio si è svolto"));
    }

    /** Letters are paused while a digest, or the one letter, says that nothing is new. */
    private static void stillUnderWayWaits() {
        story.bean(LetterSwitch.class).pause("operator:ada");
        story.bean(FirstNews.class).begin();
        at("2026-06-26T05:00:00Z");
        story.bean(PromiseClock.class).keep();
        at("2026-06-26T06:00:00Z");
        assertThat(day()).isEmpty();
        story.bean(LetterSwitch.class).resume("operator:ada");
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
}

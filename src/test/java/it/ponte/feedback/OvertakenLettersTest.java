package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.CLOSED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Story;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That nothing is new is not told once something is. */
class OvertakenLettersTest {
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
    void thatNothingIsNewDoesNotLeaveBehindAClosingAnswer() {
        Recorded person = days.referred();
        stillUnderWayWaits();
        days.happens(person, CLOSED);
        clock.forward(Duration.ofHours(3));

        assertThat(days.day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .doesNotContain("ancora in corso"));
        assertThat(days.day()).isEmpty();
    }

    @Test
    void neitherDoesItInADigestAndWhatIsNewDoesNotWaitForTheNext() {
        Recorded person = days.referred();
        days.referred();
        stillUnderWayWaits();
        days.happens(person, INTERVIEWED);

        assertThat(days.day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("ancora in corso")
                .doesNotContain(Link.of(TestDatabase.vault(), person.code()).under("https://ponte.example")));
        assertThat(days.day()).singleElement().satisfies(letter -> assertThat(letter.text())
                .contains("Il colloquio si è svolto"));
    }

    /** Letters are paused while a digest, or the one letter, says that nothing is new. */
    private static void stillUnderWayWaits() {
        story.bean(LetterSwitch.class).pause("operator:ada");
        story.bean(FirstNews.class).begin();
        days.at("2026-06-26T05:00:00Z");
        story.bean(PromiseClock.class).keep();
        days.at("2026-06-26T06:00:00Z");
        assertThat(days.day()).isEmpty();
        story.bean(LetterSwitch.class).resume("operator:ada");
    }
}

package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.placement.Story;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY P13 and G10: a hub whose clock is wrong cancels no letter of a legal basis that holds. */
@Tag("P13")
class P13WrongClockTest {
    @RegisterExtension
    static final Desk desk = Desk.fresh();

    @BeforeEach
    void a_letter_waits() {
        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);
    }

    @Test
    void by_a_clock_that_is_years_ahead_no_basis_has_ended() {
        assertThat(cancelledByAHub(Duration.ofDays(1_000))).isZero();
    }

    @Test
    void what_has_ended_is_cancelled_once_both_clocks_say_so() {
        TestDatabase.client()
                .sql("update referral set basis_given_on = current_date - 9, basis_until = current_date - 2")
                .update();

        assertThat(cancelledByAHub(Duration.ofDays(-1_000))).isZero();
        assertThat(cancelledByAHub(Duration.ZERO)).isEqualTo(1);
    }

    private static int cancelledByAHub(Duration ahead) {
        LapsedLetters letters = new LapsedLetters(
                TestDatabase.client(), new HandClock(Instant.now().plus(ahead)), desk.story.bean(LetterAudit.class));
        return TestDatabase.transaction().execute(tx -> letters.cancel());
    }
}

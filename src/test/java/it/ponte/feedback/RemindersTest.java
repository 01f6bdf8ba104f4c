package it.ponte.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.placement.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of what a service should do it is reminded every ten days, three times in all, and not once it did it. */
class RemindersTest {
    private static final Instant GIVEN = Instant.parse("2026-01-12T09:00:00Z");
    private static final HandClock clock = new HandClock(GIVEN);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @BeforeEach
    void aBasisIsAboutToEnd() {
        clock.set(GIVEN);
        story.referred(Story.SERVICE);
        clock.forward(Duration.ofDays(340));
        assertThat(run()).as("the notice itself").isEqualTo(1);
    }

    @Test
    void whoDoesNothingHearsOfABasisThatEndsThreeTimes() {
        clock.forward(Duration.ofDays(9));
        assertThat(run()).isZero();
        clock.forward(Duration.ofDays(1));
        assertThat(run()).isEqualTo(1);
        assertThat(run()).isZero();
        clock.forward(Duration.ofDays(10));
        assertThat(run()).isEqualTo(1);
        clock.forward(Duration.ofDays(10));
        assertThat(run()).isZero();
        assertThat(TestDatabase.client()
                        .sql("select count(*) from audit where what = 'basis.warned'")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void whileLettersArePausedNoReminderFollowsAnother() {
        story.bean(LetterSwitch.class).pause("operator:ada");
        clock.forward(Duration.ofDays(10));
        story.bean(Notices.class).remindOfBases();
        clock.forward(Duration.ofHours(1));

        assertThat(story.bean(Notices.class).remindOfBases()).isZero();
        story.bean(LetterSwitch.class).resume("operator:ada");
    }

    @Test
    void afterARenewalNothingMoreIsSaid() {
        TestDatabase.client()
                .sql("update referral set renewed_on = basis_given_on + 340,"
                        + " renewed_until = basis_given_on + 700, renewed_by = 'operator:ada'")
                .update();
        clock.forward(Duration.ofDays(10));

        assertThat(run()).isZero();
    }

    @Test
    void aNoticeThatHasNotLeftIsNotFollowedByAReminder() {
        TestDatabase.client().sql("update letter set told_at = null").update();
        clock.forward(Duration.ofDays(10));

        assertThat(run()).isZero();
    }

    /** How many letters left. */
    private static int run() {
        Notices notices = story.bean(Notices.class);
        notices.takeBackBaseless();
        notices.warnOfBases();
        notices.remindOfBases();
        return desk.sendDue().size();
    }
}

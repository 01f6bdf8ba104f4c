package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.feedback.LetterFigures.Written;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LetterFiguresTest {
    private static final HandClock clock = new HandClock(Instant.parse("2026-11-20T10:00:00Z"));

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @Test
    void aDigestIsOneLetterAndCountsForEachOfItsCases() {
        Recorded one = story.referred(Story.SERVICE);
        Recorded other = story.referred(Story.SERVICE);
        happens(one, INTERVIEWED);
        happens(other, INTERVIEWED);
        clock.set(Instant.parse("2026-11-23T07:00:00Z"));
        desk.sendDue();
        happens(one, HIRED);
        clock.forward(Duration.ofHours(1));
        desk.sendDue();
        LetterFigures figures = story.bean(LetterFigures.class);
        figures.opened(referral(one));
        figures.opened(referral(one));
        figures.opened(referral(other));

        assertThat(figures.lastYear(TestDatabase.follower("ada"))).satisfies(written -> {
            assertThat(written.letters()).isEqualTo(2);
            assertThat(written.referrals()).isEqualTo(2);
            assertThat(written.median()).isEqualTo(1);
            assertThat(written.highest()).isEqualTo(2);
            assertThat(written.opened()).isEqualTo(2);
            assertThat(written.openedPercent()).isEqualTo(100);
        });
        clock.forward(Duration.ofDays(400));
        assertThat(figures.lastYear(TestDatabase.follower("ada")))
                .isEqualTo(new Written(
                        figures.lastYear(TestDatabase.follower("ada")).from(), 0, 0, 0, 0, 0));
    }

    private static void happens(Recorded person, OutcomeKind kind) {
        story.adaTells(person.code(), kind, "2026-11-20");
        story.stamp();
        desk.outbox().composeWaiting();
    }

    private static long referral(Recorded person) {
        return TestDatabase.client()
                .sql("select id from referral where code = ?")
                .param(person.code())
                .query(Long.class)
                .single();
    }
}

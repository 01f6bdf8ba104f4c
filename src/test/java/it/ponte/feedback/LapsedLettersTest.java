package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.placement.Story;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What ends with a legal basis while a letter is about to leave. */
class LapsedLettersTest {
    private static final HandClock clock = new HandClock(Instant.parse("2026-11-20T10:00:00Z"));

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @Test
    void aDigestIsLockedBeforeItsLinesAsWhoeverLetsItLeaveDoes() {
        for (int i = 0; i < 2; i++) {
            story.adaTells(story.referred(Story.SERVICE).code(), INTERVIEWED, "2026-11-20");
        }
        story.stamp();
        desk.outbox().composeWaiting();
        clock.set(Instant.parse("2026-11-23T07:00:00Z"));
        desk.outbox().composeWaiting();
        TestDatabase.client()
                .sql("update referral set basis_given_on = '2020-01-01', basis_until = '2020-02-01'")
                .update();

        TestDatabase.transaction().executeWithoutResult(leaving -> {
            story.bean(LetterTable.class).lock(digest());
            assertThatThrownBy(LapsedLettersTest::lapse).hasMessageContaining("lock timeout");
        });
        assertThat(lines()).isEqualTo(2);
        TestDatabase.transaction()
                .executeWithoutResult(tx -> story.bean(LapsedLetters.class).cancel());
        assertThat(lines()).isZero();
    }

    /** At a connection of its own, which does not wait. */
    private static void lapse() {
        TransactionTemplate apart = TestDatabase.transaction();
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.executeWithoutResult(tx -> {
            TestDatabase.client().sql("set local lock_timeout = '200ms'").update();
            story.bean(LapsedLetters.class).cancel();
        });
    }

    private static long digest() {
        return TestDatabase.client()
                .sql("select id from letter where is_digest")
                .query(Long.class)
                .single();
    }

    private static long lines() {
        return TestDatabase.client()
                .sql("select count(*) from letter_told")
                .query(Long.class)
                .single();
    }
}

package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.HIRED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.placement.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However much is to be told in one moment, letters are made some at a time, and leave in between. */
class ComposingTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T07:00:00Z");
    private static final HandClock clock = new HandClock(FRIDAY);

    @RegisterExtension
    static final Desk desk = Desk.gathering(clock, Map.of());

    private static final Story story = desk.story;

    @BeforeEach
    void itIsFriday() {
        clock.set(FRIDAY);
    }

    @Test
    void aDigestTellsOfTwoHundredCasesAndTheNextLetterOfTheSameMorningOfTheRest() {
        wait(203, false);
        clock.set(MONDAY);

        desk.outbox().composeWaiting();
        assertThat(casesOfDigests()).containsExactly(200L);
        assertThat(desk.outbox().hasMore()).isTrue();
        desk.outbox().composeWaiting();

        assertThat(casesOfDigests()).containsExactly(200L, 3L);
    }

    @Test
    void fiftyDecisionsAreComposedBeforeTheFirstLeaves() {
        wait(51, true);
        clock.forward(Duration.ofMinutes(5));

        desk.outbox().composeWaiting();
        assertThat(letters()).isEqualTo(50);
        desk.outbox().composeWaiting();

        assertThat(letters()).isEqualTo(51);
    }

    @Test
    void whatIsToBeMadeIsRungForAgainAlsoWhenNoLetterWaits() {
        wait(1, true);
        assertThat(desk.outbox().hasMore()).isFalse();
        clock.forward(Duration.ofMinutes(5));
        assertThat(desk.outbox().hasMore()).isTrue();
    }

    @Test
    void whileAnotherHubComposesNobodyWaitsForIt() {
        wait(1, true);
        clock.forward(Duration.ofMinutes(5));
        TestDatabase.transaction().executeWithoutResult(tx -> {
            assertThat(desk.story.bean(NewsTable.class).composeAlone()).isTrue();
            Thread other = new Thread(desk.outbox()::composeWaiting);
            other.start();
            assertThat(hasEnded(other)).isTrue();
            assertThat(letters()).isZero();
        });

        desk.outbox().composeWaiting();
        assertThat(letters()).isEqualTo(1);
    }

    private static boolean hasEnded(Thread other) {
        try {
            other.join(Duration.ofSeconds(10).toMillis());
            return !other.isAlive();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Something is to be told of so many people of one caseworker. */
    private static void wait(int people, boolean atOnce) {
        for (int i = 0; i < people; i++) {
            story.adaTells(story.referred(Story.SERVICE).code(), atOnce ? HIRED : INTERVIEWED, "2026-11-20");
        }
        story.stamp();
        desk.outbox().composeWaiting();
    }

    private static List<Long> casesOfDigests() {
        return TestDatabase.client()
                .sql("select count(*) from letter_told t join letter l on l.id = t.letter where l.is_digest"
                        + " group by l.id order by l.id")
                .query(Long.class)
                .list();
    }

    private static long letters() {
        return TestDatabase.client()
                .sql("select count(*) from letter")
                .query(Long.class)
                .single();
    }
}

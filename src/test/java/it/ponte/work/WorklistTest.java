package it.ponte.work;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorklistTest {
    private final Worklist worklist = new Worklist(TestDatabase.client(), TestDatabase.transactions());

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void whatIsAddedIsDoneOnceInOrder() {
        worklist.addAll(Stage.MATCH_PERSON, List.of(3L, 1L, 2L));
        List<Long> seen = new ArrayList<>();

        int done = worklist.drain(Stage.MATCH_PERSON, 2, batch -> batch.forEach(w -> seen.add(w.subject())));

        assertThat(done).isEqualTo(3);
        assertThat(seen).containsExactly(3L, 1L, 2L);
        assertThat(worklist.waiting()).isEmpty();
    }

    @Test
    void whatIsAddedTogetherIsDoneTogether() {
        worklist.addTogether(Stage.COMPARE, List.of(3L, 1L));
        worklist.addTogether(Stage.COMPARE, List.of(2L));
        worklist.addTogether(Stage.COMPARE, List.of());
        List<List<Long>> seen = new ArrayList<>();

        assertThat(worklist.waiting()).containsEntry(Stage.COMPARE, 3L);
        int done = worklist.drain(Stage.COMPARE, 1, batch -> batch.forEach(w -> seen.add(w.subjects())));

        assertThat(done).isEqualTo(3);
        assertThat(seen).containsExactly(List.of(3L, 1L), List.of(2L));
        assertThat(worklist.waiting()).isEmpty();
    }

    @Test
    void whatIsAskedForSeveralTimesBeforeItsTurnIsDoneOnceAndWhatIsAskedForWhileItIsDoneOnceMore() {
        worklist.addLater(Stage.MAIL_RECEIPT, 1, Duration.ofMinutes(5));
        worklist.addLater(Stage.MAIL_RECEIPT, 1, Duration.ofMinutes(5));
        worklist.addLater(Stage.MAIL_RECEIPT, 2, Duration.ZERO);
        assertThat(worklist.waiting()).containsEntry(Stage.MAIL_RECEIPT, 2L);

        Work claimed = worklist.claim(Stage.MAIL_RECEIPT, 10).get(0);
        assertThat(claimed.subject()).isEqualTo(2);
        worklist.addLater(Stage.MAIL_RECEIPT, 2, Duration.ZERO);
        worklist.done(claimed);

        assertThat(worklist.claim(Stage.MAIL_RECEIPT, 10))
                .singleElement()
                .satisfies(again -> assertThat(again.subject()).isEqualTo(2));
    }

    @Test
    void ofThoseAddedTogetherOnlyTheOneThatFailsWaits() {
        worklist.addTogether(Stage.COMPARE, List.of(1L, 2L, 3L));
        List<Long> done = new ArrayList<>();

        worklist.drain(Stage.COMPARE, 10, batch -> {
            if (batch.stream().anyMatch(work -> work.subjects().contains(2L))) {
                throw new IllegalStateException();
            }
            batch.forEach(work -> done.addAll(work.subjects()));
        });

        assertThat(done).containsExactly(1L, 3L);
        assertThat(worklist.waiting()).containsEntry(Stage.COMPARE, 1L);
    }

    @Test
    void noMoreLinesAreTakenTogetherThanAskedFor() {
        worklist.add(Stage.NORMALISE, 1, 2, 601);
        worklist.add(Stage.NORMALISE, 2, 2, 401);
        worklist.add(Stage.NORMALISE, 3, 2, 2);
        worklist.add(Stage.NORMALISE, 4, 2, 2001);
        List<List<Long>> seen = new ArrayList<>();

        worklist.drain(
                Stage.NORMALISE,
                1000,
                batch -> seen.add(batch.stream().map(Work::subject).toList()));

        assertThat(seen).containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L));
    }

    @Test
    void whatIsNotDoneInABatchIsLeftToOtherConsumers() {
        for (int i = 0; i < 5; i++) {
            worklist.add(Stage.NORMALISE, 1, 1000 * i + 1, 1000 * i + 1000);
        }
        List<Integer> elsewhere = new ArrayList<>();

        worklist.drain(Stage.NORMALISE, 1000, mine -> {
            if (elsewhere.isEmpty()) {
                inAnotherTransaction(() -> worklist.drain(
                        Stage.NORMALISE,
                        1000,
                        theirs -> elsewhere.add(theirs.get(0).first())));
            }
        });

        assertThat(elsewhere).containsExactly(1001, 2001, 3001, 4001);
    }

    private static void inAnotherTransaction(Runnable draining) {
        try {
            CompletableFuture.runAsync(draining).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aStageGivesWayToAnotherWhileThatHasWorkButNotForEver() {
        worklist.add(Stage.COMPARE, 7);
        assertThat(worklist.givesWay(Stage.COMPARE, Stage.NORMALISE, Duration.ofMinutes(10)))
                .isFalse();

        worklist.add(Stage.NORMALISE, 1, 1, 2);
        assertThat(worklist.givesWay(Stage.COMPARE, Stage.NORMALISE, Duration.ofMinutes(10)))
                .isTrue();

        TestDatabase.client()
                .sql("update work set next_attempt_at = now() - interval '11 minutes' where stage = 'COMPARE'")
                .update();
        assertThat(worklist.givesWay(Stage.COMPARE, Stage.NORMALISE, Duration.ofMinutes(10)))
                .isFalse();
    }

    @Test
    void drainingStopsBetweenTwoTransactionsWhenItMayNotGoOn() {
        worklist.addAll(Stage.COMPARE, List.of(1L, 2L, 3L));
        List<Long> done = new ArrayList<>();

        worklist.drainWhile(
                () -> done.size() < 2,
                Stage.COMPARE,
                1,
                batch -> done.add(batch.get(0).subject()));

        assertThat(done).containsExactly(1L, 2L);
        assertThat(worklist.waiting()).containsEntry(Stage.COMPARE, 1L);
    }

    @Test
    void whatComesWhileTheLastOfItIsDoneWaitsForTheNextBell() {
        worklist.addAll(Stage.OUTCOME, List.of(1L, 2L, 3L));
        List<List<Long>> done = new ArrayList<>();
        Consumer<List<Work>> doing = batch -> {
            done.add(batch.stream().map(Work::subject).toList());
            worklist.add(Stage.OUTCOME, 7);
        };

        worklist.drain(Stage.OUTCOME, 100, doing);
        assertThat(done).containsExactly(List.of(1L, 2L, 3L));

        worklist.drain(Stage.OUTCOME, 100, doing);
        assertThat(done).containsExactly(List.of(1L, 2L, 3L), List.of(7L));
    }

    @Test
    void oneBadRowDoesNotHoldBackTheOthersAndWaitsForItsNextTry() {
        worklist.addAll(Stage.OUTCOME, List.of(1L, 2L, 3L));
        List<Long> done = new ArrayList<>();

        worklist.drain(Stage.OUTCOME, 10, batch -> {
            batch.stream().filter(w -> w.subject() == 2L).findAny().ifPresent(w -> {
                throw new IllegalStateException("with a name in it");
            });
            batch.forEach(w -> done.add(w.subject()));
        });

        assertThat(done).containsExactly(1L, 3L);
        assertThat(worklist.waiting()).containsEntry(Stage.OUTCOME, 1L);
    }

    @Test
    void workThatAlwaysFailsIsSetAsideWithTheClassOfItsFailureAndCanBeReplayed() {
        worklist.add(Stage.PATH, 7);
        for (int i = 0; i < 8; i++) {
            TestDatabase.client().sql("update work set next_attempt_at = now()").update();
            worklist.drain(Stage.PATH, 1, batch -> {
                throw new ArithmeticException("with a name in it");
            });
        }

        assertThat(worklist.waiting()).isEmpty();
        SetAside aside = worklist.setAside(10).get(0);
        assertThat(aside.failure()).isEqualTo("java.lang.ArithmeticException");
        assertThat(aside.subject()).isEqualTo(7);

        assertThat(worklist.replay(aside.id())).isTrue();
        assertThat(worklist.drain(Stage.PATH, 1, batch -> {})).isEqualTo(1);
    }

    @Test
    void claimedWorkIsNotClaimedAgainBeforeItsPauseAndGoesWhenDone() {
        worklist.add(Stage.LETTER, 5);

        List<Work> first = worklist.claim(Stage.LETTER, 10);
        assertThat(first).hasSize(1);
        assertThat(worklist.claim(Stage.LETTER, 10)).isEmpty();

        worklist.done(first.get(0));
        assertThat(worklist.waiting()).isEmpty();
    }

    @Test
    void claimedWorkStaysOursUntilAnotherConsumerClaimsIt() {
        worklist.add(Stage.LETTER, 5);
        Work first = worklist.claim(Stage.LETTER, 1).get(0);
        pauseOver();

        assertThat(worklist.stillMine(first)).isTrue();
        assertThat(worklist.claim(Stage.LETTER, 1))
                .as("asking renewed the claim")
                .isEmpty();
        pauseOver();
        Work second = worklist.claim(Stage.LETTER, 1).get(0);

        assertThat(worklist.stillMine(first)).isFalse();
        assertThat(worklist.stillMine(second)).isTrue();
        worklist.done(second);
        assertThat(worklist.stillMine(second)).isFalse();
    }

    @Test
    void renewingAClaimNeverShortensItsPause() {
        worklist.add(Stage.LETTER, 5);
        TestDatabase.client().sql("update work set attempts = 6").update();
        Work claimed = worklist.claim(Stage.LETTER, 1).get(0);

        worklist.stillMine(claimed);

        assertThat(TestDatabase.client()
                        .sql("select next_attempt_at > now() + interval '1 hour' from work")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatWaitsForItsPauseOrWasSetAsideIsNotDue() {
        assertThat(worklist.anyDue(Stage.LETTER)).isFalse();
        worklist.add(Stage.LETTER, 5);
        assertThat(worklist.anyDue(Stage.LETTER)).isTrue();
        assertThat(worklist.anyDue(Stage.RECEIPT)).isFalse();

        worklist.claim(Stage.LETTER, 1);

        assertThat(worklist.anyDue(Stage.LETTER)).isFalse();
        pauseOver();
        TestDatabase.client().sql("update work set set_aside_at = now()").update();
        assertThat(worklist.anyDue(Stage.LETTER)).isFalse();
    }

    @Test
    void anErrorInOneRowDoesNotStopTheOthers() {
        worklist.addAll(Stage.OUTCOME, List.of(1L, 2L, 3L));
        List<Long> done = new ArrayList<>();

        worklist.drain(
                Stage.OUTCOME,
                10,
                batch -> batch.forEach(work -> {
                    if (work.subject() == 2L) {
                        throw new OutOfMemoryError();
                    }
                    if (batch.size() == 1) {
                        done.add(work.subject());
                    }
                }));

        assertThat(done).containsExactly(1L, 3L);
        assertThat(TestDatabase.client()
                        .sql("select failure from work")
                        .query(String.class)
                        .list())
                .containsExactly("java.lang.OutOfMemoryError");
    }

    private static void pauseOver() {
        TestDatabase.client().sql("update work set next_attempt_at = now()").update();
    }
}

package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class RoundsTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<List<Integer>> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        goOn.countDown();
        callers.shutdownNow();
    }

    @Test
    void whoeverFindsNobodyAtWorkBeginsAtOnceAndAlone() {
        Rounds<Integer, String> rounds = new Rounds<>(10, this::shown);

        assertThat(rounds.join(1)).isEqualTo("1");
        assertThat(rounds.join(2)).isEqualTo("2");
        assertThat(done).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void thoseWhoComeMeanwhileGoAlongInTheNextRoundsInOrderAndGetTheirOwnAnswers() throws Exception {
        Rounds<Integer, String> rounds = new Rounds<>(3, this::shown);

        List<Future<String>> answers = behindZero(rounds, 1, 2, 3, 4);

        for (int i = 0; i <= 4; i++) {
            assertThat(answers.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(Integer.toString(i));
        }
        assertThat(done).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
    }

    @Test
    void noneFailsForItsNeighbour() throws Exception {
        Rounds<Integer, String> rounds = new Rounds<>(10, numbers -> {
            List<String> shown = shown(numbers);
            if (numbers.contains(2)) {
                throw new IllegalStateException("two");
            }
            return shown;
        });

        List<Future<String>> answers = behindZero(rounds, 1, 2, 3);

        assertThat(answers.get(1).get(10, TimeUnit.SECONDS)).isEqualTo("1");
        assertThat(answers.get(3).get(10, TimeUnit.SECONDS)).isEqualTo("3");
        assertThatThrownBy(() -> answers.get(2).get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("two");
        assertThat(done).contains(List.of(1, 2, 3), List.of(1), List.of(2), List.of(3));
        assertThat(rounds.join(9)).isEqualTo("9");
    }

    @Test
    void whenNoTransactionCanBeginNobodyIsTriedASecondTime() throws Exception {
        Rounds<Integer, String> rounds = new Rounds<>(10, numbers -> {
            List<String> shown = shown(numbers);
            if (numbers.contains(1)) {
                throw new CannotCreateTransactionException("away");
            }
            return shown;
        });

        List<Future<String>> answers = behindZero(rounds, 1, 2);

        for (Future<String> answer : answers.subList(1, 3)) {
            assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(CannotCreateTransactionException.class);
        }
        assertThat(done).containsExactly(List.of(0), List.of(1, 2));
    }

    /** Each asks when those before it wait; the round of 0 ends when all of them do. */
    private List<Future<String>> behindZero(Rounds<Integer, String> rounds, int... behind) throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        answers.add(callers.submit(() -> rounds.join(0)));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        for (int number : behind) {
            CountDownLatch asked = new CountDownLatch(1);
            Thread[] asking = new Thread[1];
            answers.add(callers.submit(() -> {
                asking[0] = Thread.currentThread();
                asked.countDown();
                return rounds.join(number);
            }));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            while (asking[0].getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        goOn.countDown();
        return answers;
    }

    private List<String> shown(List<Integer> numbers) {
        done.add(List.copyOf(numbers));
        if (numbers.contains(0)) {
            begun.countDown();
            try {
                assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        }
        return numbers.stream().map(number -> Integer.toString(number)).toList();
    }
}

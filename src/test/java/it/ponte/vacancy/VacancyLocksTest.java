package it.ponte.vacancy;

import static it.ponte.vacancy.Offers.offer;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VacancyLocksTest {
    private static final Instant MARCH_1 = Instant.parse("2026-03-01T08:00:00Z");

    private final Vacancies vacancies = new Vacancies(
            TestDatabase.client(), Clock.systemUTC(), new Worklist(TestDatabase.client(), TestDatabase.transactions()));

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void aLockedVacancyWaitsUntilTheOtherTransactionEnds() throws Exception {
        RecordedVacancy recorded = record(offer("1", 1, null, MARCH_1));
        ExecutorService other = Executors.newSingleThreadExecutor();
        List<String> order = new ArrayList<>();

        Future<?> second = TestDatabase.transaction().execute(tx -> {
            vacancies.lock(recorded.vacancy());
            Future<?> waiting = other.submit(() -> TestDatabase.transaction().executeWithoutResult(inner -> {
                vacancies.lock(recorded.vacancy());
                order.add("second");
            }));
            TestDatabase.client().sql("select pg_sleep(0.3)").query(row -> {});
            order.add("first");
            return waiting;
        });
        second.get();
        other.shutdown();

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void aListWhoseNumbersRunAgainstTheIdsNeverWaitsInACircleWithMatching() throws Exception {
        RecordedVacancy first = record(offer("2", 1, null, MARCH_1));
        RecordedVacancy second = record(offer("1", 1, null, MARCH_1));
        List<VacancyDraft> again =
                List.of(offer("1", 5, null, MARCH_1.plusSeconds(1)), offer("2", 5, null, MARCH_1.plusSeconds(1)));

        CompletableFuture<?> recording = TestDatabase.transaction().execute(tx -> {
            vacancies.lock(first.vacancy());
            CompletableFuture<?> waiting = CompletableFuture.runAsync(
                    () -> TestDatabase.transaction().executeWithoutResult(inner -> vacancies.record(again)));
            assertThat(waiting).failsWithin(300, TimeUnit.MILLISECONDS);
            vacancies.lock(second.vacancy());
            return waiting;
        });

        assertThat(recording).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(vacancies.get(second.vacancy()).offer().seats()).isEqualTo(5);
    }

    private RecordedVacancy record(VacancyDraft draft) {
        return TestDatabase.transaction()
                .execute(tx -> vacancies.record(List.of(draft)).get(0));
    }
}

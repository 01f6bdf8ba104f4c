package it.ponte.work;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeasesTest {
    private static final List<String> NAMES = List.of("files of due", "files of uno");

    private final Leases one = new Leases(TestDatabase.client());
    private final Leases other = new Leases(TestDatabase.client());

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void whoComesFirstHoldsItAndKeepsItByRenewing() {
        assertThat(one.take(NAMES)).isEqualTo(Map.of("files of due", 1L, "files of uno", 1L));
        assertThat(other.take(NAMES)).isEmpty();

        passes(14);
        assertThat(other.take(NAMES)).as("not over yet").isEmpty();
        assertThat(one.take(NAMES)).as("the same holder, the same number").containsEntry("files of uno", 1L);
        passes(14);
        assertThat(other.take(NAMES)).as("it was renewed").isEmpty();
    }

    @Test
    void whoSleepsTooLongLosesItAndSeesIt() {
        one.take(NAMES);
        assertThat(one.isHeld("files of uno", 1)).isTrue();

        passes(16);
        assertThat(one.isHeld("files of uno", 1)).as("it ended").isFalse();
        assertThat(other.take(NAMES)).containsEntry("files of uno", 2L);

        assertThat(one.isHeld("files of uno", 1)).isFalse();
        assertThat(one.take(NAMES)).isEmpty();
        passes(16);
        assertThat(one.take(NAMES)).containsEntry("files of uno", 3L);
        assertThat(one.isHeld("files of uno", 1))
                .as("what it began under the old number is not its own any more")
                .isFalse();
        assertThat(one.isHeld("files of uno", 3)).isTrue();
    }

    @Test
    void whatIsLetGoNeedNotBeWaitedFor() {
        one.take(NAMES);
        other.take(List.of("files of tre"));

        one.release();

        assertThat(other.take(NAMES)).containsOnlyKeys(NAMES);
        assertThat(one.take(List.of("files of tre"))).isEmpty();
    }

    @Test
    void ofManyHubsThatAskAtOnceEachLeaseIsOneHubs() throws Exception {
        ExecutorService hubs = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Map<String, Long>>> asking = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Leases leases = new Leases(TestDatabase.client());
                asking.add(() -> leases.take(NAMES));
            }
            List<String> held = new ArrayList<>();
            for (var answer : hubs.invokeAll(asking)) {
                held.addAll(answer.get().keySet());
            }

            assertThat(held).containsExactlyInAnyOrderElementsOf(NAMES);
        } finally {
            hubs.shutdownNow();
        }
    }

    private static void passes(int seconds) {
        TestDatabase.client()
                .sql("update lease set held_until = held_until - interval '1 second' * ?")
                .param(seconds)
                .update();
    }
}

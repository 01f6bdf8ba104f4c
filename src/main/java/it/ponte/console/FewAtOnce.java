package it.ponte.console;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;

/** Lets a few do something at once and some wait for their turn, of whom a few only may be one and the same. */
final class FewAtOnce {
    private static final int MOST_WAITING = 20;
    private static final int MOST_WAITING_OF_ONE = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore free;
    private final Map<String, Integer> waiting = new HashMap<>();

    FewAtOnce(int most) {
        this.free = new Semaphore(most, true);
    }

    /**
     * Does it when it is its turn.
     *
     * @param one who asks, by whatever tells one from the other
     * @throws AuthenticationServiceException when too many wait already, or too many of this one
     */
    <T> T in(String one, Supplier<T> deed) {
        if (!isFreeNow() && !isFreeInTime(one)) {
            throw new AuthenticationServiceException("too many at once");
        }
        try {
            return deed.get();
        } finally {
            free.release();
        }
    }

    private boolean isFreeNow() {
        return !free.hasQueuedThreads() && free.tryAcquire();
    }

    private boolean isFreeInTime(String one) {
        if (!mayWait(one)) {
            return false;
        }
        try {
            return free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waitsNoMore(one);
        }
    }

    private synchronized boolean mayWait(String one) {
        int all = waiting.values().stream().mapToInt(Integer::intValue).sum();
        if (all >= MOST_WAITING || waiting.getOrDefault(one, 0) >= MOST_WAITING_OF_ONE) {
            return false;
        }
        waiting.merge(one, 1, Integer::sum);
        return true;
    }

    private synchronized void waitsNoMore(String one) {
        waiting.computeIfPresent(one, (same, times) -> times == 1 ? null : times - 1);
    }
}

package it.ponte.intake;

import it.ponte.work.TryLater;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many messages are read into the database at the same time. Who sends slowly holds a connection as long, so no
 * partner gets more than half of the places, and who finds none is asked to come again.
 */
final class Places {
    private final Semaphore all;
    private final int mostOfOne;
    private final Duration patience;
    /** Partners are configured, so the map is bounded. */
    private final Map<String, Semaphore> byPartner = new ConcurrentHashMap<>();

    /** Takes how many places there are, and how long a message waits for one of its partner's and then for one of all. */
    Places(int places, Duration patience) {
        this.all = new Semaphore(places, true);
        this.mostOfOne = Math.max(1, places / 2);
        this.patience = patience;
    }

    /**
     * Reads a message of this partner once there is a place for it.
     *
     * @throws UncheckedIOException of {@link TryLater} when there was none in time; then nothing was read
     */
    <T> T in(String partner, Supplier<T> reading) {
        Semaphore own = byPartner.computeIfAbsent(partner, id -> new Semaphore(mostOfOne, true));
        return in(own, () -> in(all, reading));
    }

    private <T> T in(Semaphore places, Supplier<T> reading) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tryLater();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw tryLater();
        }
        try {
            return reading.get();
        } finally {
            places.release();
        }
    }

    private static UncheckedIOException tryLater() {
        return new UncheckedIOException(new TryLater());
    }
}

package it.ponte.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many bodies may be on their way at once, in all and from one address. Each holds a thread of the web server while it
 * arrives, so these numbers stay below that of its threads: whoever sends slowly must leave some to all others.
 */
final class BodyPlaces {
    private final int most;
    private final int mostOfOne;
    private final AtomicInteger taken = new AtomicInteger();
    /** Addresses of which something is on its way right now, so the map is bounded by the places. */
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    BodyPlaces(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** A body's place; leaving it twice is leaving it once. */
    interface Place {
        void leave();
    }

    /** A place for a body from this address, or none. */
    Optional<Place> take(String address) {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return Optional.empty();
        }
        AtomicBoolean held = new AtomicBoolean();
        byAddress.compute(address, (same, count) -> {
            int others = count == null ? 0 : count;
            held.set(others < mostOfOne);
            return held.get() ? Integer.valueOf(others + 1) : count;
        });
        if (!held.get()) {
            taken.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(() -> {
            if (held.getAndSet(false)) {
                byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
                taken.decrementAndGet();
            }
        });
    }
}

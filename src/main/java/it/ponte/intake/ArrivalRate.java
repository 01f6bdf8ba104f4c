package it.ponte.intake;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many messages a second are being accepted. */
final class ArrivalRate {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private long begun;
    private int now;
    private int before;

    /** Measures by this count of nanoseconds, which never goes back. */
    ArrivalRate(LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    /** So many were accepted just now. */
    synchronized void add(int accepted) {
        turn();
        now += accepted;
    }

    /** The greater of what this second brought so far and what the one before it did. */
    synchronized int perSecond() {
        turn();
        return Math.max(now, before);
    }

    private void turn() {
        long passed = nanos.getAsLong() - begun;
        if (passed >= SECOND) {
            before = passed < 2 * SECOND ? now : 0;
            now = 0;
            begun += passed - passed % SECOND;
        }
    }
}

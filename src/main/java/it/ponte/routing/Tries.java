package it.ponte.routing;

import java.time.Duration;
import java.time.Instant;

/**
 * How often something failed in a row, and when it may be tried again: pauses double from two seconds to five minutes.
 *
 * @param count failures so far, or tries whose end nobody saw
 */
record Tries(int count, Instant next) {
    static final Tries NONE = new Tries(0, Instant.MIN);

    private static final Duration LONGEST = Duration.ofMinutes(5);

    boolean areDue(Instant now) {
        return !now.isBefore(next);
    }

    /** One more, begun now. */
    Tries again(Instant now) {
        Duration pause = Duration.ofSeconds(2L << Math.min(count, 8));
        return new Tries(count + 1, now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
    }
}

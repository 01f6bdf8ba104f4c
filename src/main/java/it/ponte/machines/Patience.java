package it.ponte.machines;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a partner's server is called that does not answer: with growing pauses, for three days.
 *
 * @param failures how many calls failed in a row
 * @param since when the first of them did, null where none has
 */
record Patience(int failures, Instant since) {
    static final Duration ALL = Duration.ofDays(3);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    /** How long to wait after one more. */
    Duration pause() {
        return PAUSES.get(Math.min(failures, PAUSES.size() - 1));
    }

    /** Whether one more is one too many. */
    boolean isOver(Instant now) {
        return since != null && !now.isBefore(since.plus(ALL));
    }
}

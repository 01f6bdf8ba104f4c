package it.ponte.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Whether the bell between the stages works, as its last ring showed. Kept apart from the bell so that asking never
 * waits for a broker that is away.
 */
@Component
public class BellState {
    /** The sweeper rings every 5 seconds: a bell that was silent for four rounds is stuck. */
    private static final Duration SILENT = Duration.ofSeconds(20);

    private final Clock clock;
    private volatile Instant rungAt;

    public BellState(Clock clock) {
        this.clock = clock;
    }

    /** The broker took a ring just now. */
    public void rung() {
        rungAt = clock.instant();
    }

    /** The broker did not take a ring. */
    public void notRung() {
        rungAt = null;
    }

    /** Whether the last ring was taken, and not long ago; false before the first. */
    public boolean isWorking() {
        Instant last = rungAt;
        return last != null && clock.instant().isBefore(last.plus(SILENT));
    }
}

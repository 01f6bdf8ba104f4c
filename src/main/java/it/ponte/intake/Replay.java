package it.ponte.intake;

import java.time.Instant;

/**
 * Many lines that are settled again, batch by batch.
 *
 * @param total how many lines it is about, counted when it began
 * @param done how many of them it has passed
 * @param mended how many of these are not refused any more
 * @param failed how many could not be settled for a reason of ours; they stay as they were
 * @param stoppedAt when an operator stopped it, null otherwise
 * @param finishedAt when nothing was left to do, null before
 */
public record Replay(
        long id,
        ReplayScope scope,
        Instant askedAt,
        String askedBy,
        int total,
        int done,
        int mended,
        int failed,
        Instant stoppedAt,
        String stoppedBy,
        Instant finishedAt) {

    /** Whether it goes on by itself. */
    public boolean isRunning() {
        return stoppedAt == null && finishedAt == null;
    }

    /** How many of the lines it has passed are refused still. */
    public int stillRefused() {
        return done - mended - failed;
    }
}

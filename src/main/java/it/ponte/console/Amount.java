package it.ponte.console;

import java.time.LocalDateTime;

/**
 * How much of something waits.
 *
 * @param mine how much of it concerns people in the operator's own queues; null for what belongs to no queue
 * @param nobodys how much of it concerns people whom nobody follows; null likewise
 * @param oldest since when the oldest of all waits, or its day; null where nothing waits or it has no age
 */
public record Amount(long all, Long mine, Long nobodys, LocalDateTime oldest) {
    /** Of what belongs to no queue. */
    static Amount of(long all) {
        return new Amount(all, null, null, null);
    }

    /** Whether it belongs to queues. */
    public boolean isQueued() {
        return mine != null;
    }
}

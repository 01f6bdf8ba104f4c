package it.ponte.console;

import java.time.LocalDateTime;

/**
 * How much of something waits. What can be much is counted as far as anybody can take in at a glance: more than
 * {@link #MOST} is {@code MOST + 1}, and shown as "1000+".
 *
 * @param mine how much of it concerns people in the operator's own queues; null for what belongs to no queue
 * @param nobodys how much of it concerns people whom nobody follows; null likewise
 * @param oldest since when the oldest of all waits, or its day; null where nothing waits or it has no age
 */
public record Amount(long all, Long mine, Long nobodys, LocalDateTime oldest) {
    /** As far as is counted. */
    static final int MOST = 1000;

    /** Of what belongs to no queue. */
    static Amount of(long all) {
        return new Amount(all, null, null, null);
    }

    /** Whether it belongs to queues. */
    public boolean isQueued() {
        return mine != null;
    }

    /** How a count is shown. */
    public String shown(long counted) {
        return counted > MOST ? MOST + "+" : String.valueOf(counted);
    }
}

package it.ponte.disclosure;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A consent as it was recorded.
 *
 * @param recordedBy who collected it, operator:&lt;name&gt;
 * @param withdrawnAt when it was taken back, or another took its place; null while neither
 * @param withdrawnBy who noted that
 */
public record Disclosure(
        Release release, Instant recordedAt, String recordedBy, Instant withdrawnAt, String withdrawnBy) {
    /** Whether it lets anything out on a day. */
    public boolean holds(LocalDate today) {
        return withdrawnAt == null
                && !release.givenOn().isAfter(today)
                && !release.until().isBefore(today);
    }
}

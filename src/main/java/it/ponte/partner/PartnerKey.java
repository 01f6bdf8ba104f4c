package it.ponte.partner;

import java.time.LocalDate;
import java.util.Set;

/**
 * One of the keys that a partner's file lists. Several at once let a partner change its key without a moment in which none
 * works.
 *
 * @param sha256 of the key, in lower-case hex
 * @param scopes what it may be used for; at least one
 * @param expires the last day, Italy's, on which it opens anything
 */
public record PartnerKey(String sha256, Set<Scope> scopes, LocalDate expires) {
    private static final int WARNED_DAYS = 30;

    public PartnerKey {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it still opens on this day. */
    boolean worksOn(LocalDate day) {
        return !day.isAfter(expires);
    }

    /** Whether it ends within 30 days of this one, or has ended. */
    public boolean endsSoon(LocalDate day) {
        return !day.isBefore(expires.minusDays(WARNED_DAYS));
    }

    /** The first letters of its hash, by which people tell one key from another. */
    public String shownAs() {
        return sha256.substring(0, 8);
    }
}

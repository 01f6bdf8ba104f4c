package it.ponte.matching;

import java.time.Instant;
import java.util.List;

/**
 * A person proposed for a vacancy.
 *
 * @param id internal id
 * @param code public code, M-…; for a company the pseudonym of the person
 * @param vacancy internal id of the vacancy
 * @param beneficiary internal id of the person
 * @param ofProtected whether the person was under protection when it was proposed: only her reference operator may open
 *     what lies behind it (SAFETY P4)
 * @param points 0 to 1000
 * @param reasons why, as they stood when points or reasons last changed; none of a protected person
 * @param waitingSince when the person enrolled; among equal points who waits longest comes first
 * @param acceptedAt null while nobody accepted it; then {@code acceptedBy} says who, as a {@code _by} stamp
 * @param declinedAt null while nobody declined it; then {@code declinedBy} and {@code declineReason} say who and why
 * @param withdrawnAt when matching took it back; null while it stands
 * @param centreAgreedAt when the service of a protected person agreed on the telephone; null for everybody else
 */
public record Proposal(
        long id,
        String code,
        long vacancy,
        long beneficiary,
        boolean ofProtected,
        int points,
        List<Reason> reasons,
        Instant waitingSince,
        Instant proposedAt,
        Instant changedAt,
        Instant acceptedAt,
        String acceptedBy,
        Instant declinedAt,
        String declinedBy,
        DeclineReason declineReason,
        Instant withdrawnAt,
        Instant centreAgreedAt) {
    public Proposal {
        reasons = List.copyOf(reasons);
    }

    /** Whether an operator may still accept or decline it. */
    public boolean isUndecided() {
        return acceptedAt == null && declinedAt == null && withdrawnAt == null;
    }

    /** Whether its person's service must be asked on the telephone before anything goes on (SAFETY P7). */
    public boolean waitsForCentre() {
        return ofProtected && centreAgreedAt == null;
    }

    /** Whether it says the same as this ranking does. */
    boolean agreesWith(Ranked ranked) {
        return ofProtected == ranked.person().isProtected()
                && points == ranked.fits().points()
                && (ofProtected || reasons.equals(ranked.fits().reasons()))
                && waitingSince.equals(ranked.person().enrolledAt());
    }
}

package it.ponte.beneficiary;

import java.time.Instant;

/**
 * A person as matching sees her: nothing here tells who she is.
 *
 * @param id internal id
 * @param code public code, B-…
 * @param hasBasis whether one of her open referrals has a legal basis that holds today; without one she is not matched
 *     (SAFETY P13)
 * @param enrolledAt since when she is enrolled
 */
public record Candidate(
        long id, String code, Profile profile, boolean isProtected, boolean hasBasis, Instant enrolledAt) {
    /** The same with this profile. */
    Candidate with(Profile told) {
        return new Candidate(id, code, told, isProtected, hasBasis, enrolledAt);
    }
}

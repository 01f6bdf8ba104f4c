package it.ponte.beneficiary;

import java.time.Instant;

/**
 * A referral as the partner that sent it may see it: computed from its own messages only (SAFETY P18).
 *
 * @param id internal id, for cursors
 * @param code public code, R-…
 * @param isProtected whether the rules for protected people hold
 * @param asOf the moment that the last accepted message speaks of
 * @param receivedAt when its first message was recorded
 * @param updatedAt when its last changed message was recorded
 * @param withdrawnAt when it was taken back, null while open
 */
public record ReferralView(
        long id,
        String code,
        boolean isProtected,
        Instant asOf,
        Instant receivedAt,
        Instant updatedAt,
        Instant withdrawnAt) {}

package it.ponte.beneficiary;

import it.ponte.vocabulary.ReferralReason;

/**
 * What the newest message about a referral told.
 *
 * @param caseworkerId the caseworker on record, null for none
 * @param newCaseworker a caseworker still to be recorded, null otherwise
 * @param guard what it asks to spare her
 */
record Facts(
        Long caseworkerId,
        Caseworker newCaseworker,
        boolean selfEnrolled,
        LegalBasis basis,
        ReferralReason reason,
        Guard guard) {
    static Facts of(ReferralDraft draft) {
        return new Facts(
                null,
                draft.caseworker(),
                draft.selfEnrolled(),
                draft.basis(),
                draft.reason(),
                draft.profile().guard());
    }
}

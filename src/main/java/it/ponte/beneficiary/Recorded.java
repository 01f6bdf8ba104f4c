package it.ponte.beneficiary;

import it.ponte.vocabulary.Verdict;

/**
 * What recording a referral did, as its sender may see it (SAFETY P18: the first sending by a service is RECORDED even
 * when the person was known).
 *
 * @param code the referral's public code, R-…; null when refused
 * @param beneficiary internal id of the person; 0 when refused
 * @param refusal problem code when the record contradicts the message (TAX_CODE_CHANGED, IDENTITY_NOT_ALLOWED), null
 *     otherwise
 */
public record Recorded(Verdict verdict, String code, long beneficiary, String refusal) {
    static Recorded as(Verdict verdict, Referral referral) {
        return new Recorded(verdict, referral.code(), referral.beneficiary().id(), null);
    }

    static Recorded refused(String problem) {
        return new Recorded(Verdict.REFUSED, null, 0, problem);
    }

    /** Whether the person's record changed, so that matching must look again. */
    public boolean changed() {
        return verdict == Verdict.RECORDED || verdict == Verdict.UPDATED;
    }
}

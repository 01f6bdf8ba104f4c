package it.ponte.beneficiary;

import it.ponte.access.Personal;
import it.ponte.vocabulary.ReferralReason;
import java.time.Instant;

/**
 * One referral (or self-enrolment) as understood from a message, not yet recorded.
 *
 * @param partner the service that sent it
 * @param externalId the service's own number for the case: with the partner it identifies the referral
 * @param caseNumber what letters may quote; the external id where nothing else was told
 * @param identity Known or Protected
 * @param caseworker null where the person enrolled herself or the service names nobody
 * @param basis null when none was told: the person is recorded but not matched
 * @param reason why she is referred, null when not told
 * @param asOf the moment the message speaks of: an older message never overwrites a newer one
 * @param toldAt when its sender told it: of messages that speak of the same moment the one told later is the newer; null
 *     where it is only looked at
 */
public record ReferralDraft(
        String partner,
        String externalId,
        String caseNumber,
        Identity identity,
        Caseworker caseworker,
        Profile profile,
        LegalBasis basis,
        ReferralReason reason,
        boolean selfEnrolled,
        Instant asOf,
        Instant toldAt) {
    public ReferralDraft {
        boolean nobody = caseworker != null && caseworker.name() == null && caseworker.email() == null;
        caseworker = nobody ? null : caseworker;
    }

    /** Where it stands among messages about the same. */
    AsOf order() {
        return new AsOf(asOf, toldAt);
    }

    @Override
    public String toString() {
        return "ReferralDraft[" + partner + "]";
    }

    /** The external id as a text that cannot print itself: some services use the tax code as case number. */
    public Personal personalExternalId() {
        return Personal.of(externalId);
    }
}

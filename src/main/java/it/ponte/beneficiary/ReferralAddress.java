package it.ponte.beneficiary;

import it.ponte.access.Personal;
import java.time.Instant;

/**
 * To whom a letter about a person goes, for one of her referrals.
 *
 * @param referral internal id
 * @param code public code, R-…
 * @param partner the service that sent it
 * @param caseNumber what a letter may quote: the service's own number, or the public code where that number may tell who
 *     she is (SAFETY P6)
 * @param caseworker who gets the feedback; null where the service names nobody
 * @param selfEnrolled whether this is the person's own form: then she is written to herself
 * @param isProtected whether the rules for protected people hold
 * @param ownEmail her own address, for her own form only; null otherwise or when not told
 * @param allowsContact whether she may be written to herself, as far as her consent goes (SAFETY P13)
 * @param basisEnded whether there was a legal basis for it and none holds any more (SAFETY P13)
 * @param restricted whether her record is only kept: no letter leaves until that is lifted
 * @param withdrawnAt when the referral was taken back, null while open
 */
public record ReferralAddress(
        long referral,
        String code,
        String partner,
        String caseNumber,
        Caseworker caseworker,
        boolean selfEnrolled,
        boolean isProtected,
        Personal ownEmail,
        boolean allowsContact,
        boolean basisEnded,
        boolean restricted,
        Instant withdrawnAt) {}

package it.ponte.feedback;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.CaseworkerCovers;
import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.placement.Outcome;
import it.ponte.placement.Outcomes;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is told of an outcome, and where, as things stand now. */
@Component
class Addressees {
    private final Outcomes outcomes;
    private final Referrals referrals;
    private final KnownCaseworkers caseworkers;
    private final CaseworkerCovers covers;
    private final Partners partners;

    Addressees(
            Outcomes outcomes,
            Referrals referrals,
            KnownCaseworkers caseworkers,
            CaseworkerCovers covers,
            Partners partners) {
        this.outcomes = outcomes;
        this.referrals = referrals;
        this.caseworkers = caseworkers;
        this.covers = covers;
        this.partners = partners;
    }

    /** The referrals that an outcome answers. */
    List<ReferralAddress> of(Outcome outcome) {
        Set<Long> toTell = outcomes.referralsToTell(outcome.id());
        return referrals.addressesOf(outcome.beneficiary()).stream()
                .filter(referral -> toTell.contains(referral.referral()))
                .toList();
    }

    /** The referral that a letter answers; empty when its service withdrew it. */
    Optional<ReferralAddress> of(Letter letter) {
        if (letter.outcome() == null) {
            return referrals.address(letter.referral()).filter(referral -> referral.withdrawnAt() == null);
        }
        return of(outcomes.get(letter.outcome())).stream()
                .filter(referral -> letter.referral() != null && referral.referral() == letter.referral())
                .findFirst();
    }

    /** Where goes what is about no case: to the service, as if about one that names no caseworker. */
    static ReferralAddress ofService(String partner) {
        return ofNoCase(partner, null);
    }

    /** Where a digest goes now: to her whose it is, or who stands in for her today; else to the service. */
    ReferralAddress ofDigest(Letter digest) {
        return ofNoCase(
                digest.partner(),
                Optional.ofNullable(digest.caseworker())
                        .map(her -> covers.today(her).orElse(her))
                        .flatMap(caseworkers::get)
                        .orElse(null));
    }

    private static ReferralAddress ofNoCase(String partner, Caseworker to) {
        return new ReferralAddress(0, "", partner, "", to, false, false, null, false, false, false, null);
    }

    /** Whether the person of an outcome was forgotten. */
    boolean isForgotten(Outcome outcome) {
        return referrals.isForgotten(outcome.beneficiary());
    }

    /**
     * Where a referral's letters go: the person's own address when she enrolled herself; the certified mailbox of a service
     * that has one; else her caseworker's, or the mailbox of the service where no caseworker is named. Empty when there is
     * none.
     *
     * @param hasMovedOn whether the caseworker's address has failed: then the mailbox is the only one left
     */
    Optional<Personal> addressOf(ReferralAddress referral, boolean hasMovedOn) {
        if (referral.selfEnrolled()) {
            return Optional.ofNullable(referral.ownEmail());
        }
        return pecOf(referral)
                .or(() -> hasMovedOn ? Optional.empty() : caseworkerOf(referral))
                .or(() -> mailbox(referral));
    }

    /** The mailbox behind an address, strictly read: no list, no group, no second line; empty for anything else. */
    Optional<InternetAddress> mailboxOf(ReferralAddress referral, boolean hasMovedOn) {
        return addressOf(referral, hasMovedOn).flatMap(Addressees::parse);
    }

    /** Through which of our mail servers a referral's letters go. */
    Relay relayOf(ReferralAddress referral) {
        return !referral.selfEnrolled() && pecOf(referral).isPresent() ? Relay.PEC : Relay.MAIL;
    }

    /** Whether a letter that failed at the caseworker's address can go on to another of her service. */
    boolean hasNext(ReferralAddress referral, boolean hasMovedOn) {
        if (hasMovedOn || relayOf(referral) == Relay.PEC) {
            return false;
        }
        Optional<Personal> caseworker = caseworkerOf(referral);
        return caseworker.isPresent()
                && mailbox(referral)
                        .filter(next ->
                                !next.reveal().equalsIgnoreCase(caseworker.get().reveal()))
                        .flatMap(Addressees::parse)
                        .isPresent();
    }

    private static Optional<Personal> caseworkerOf(ReferralAddress referral) {
        return Optional.ofNullable(referral.caseworker()).map(Caseworker::email);
    }

    private Optional<Personal> mailbox(ReferralAddress referral) {
        return partners.find(referral.partner()).map(Partner::feedbackMailbox).map(Personal::orNull);
    }

    private Optional<Personal> pecOf(ReferralAddress referral) {
        return partners.find(referral.partner())
                .map(partner -> partner.delivery().pec())
                .map(Personal::orNull);
    }

    static Optional<InternetAddress> parse(Personal address) {
        try {
            InternetAddress parsed = new InternetAddress(address.reveal(), true);
            boolean bare = address.reveal().equals(parsed.getAddress());
            return bare && !parsed.isGroup() ? Optional.of(parsed) : Optional.empty();
        } catch (AddressException unusable) {
            return Optional.empty();
        }
    }
}

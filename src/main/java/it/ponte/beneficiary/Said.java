package it.ponte.beneficiary;

import java.util.Comparator;
import java.util.List;

/** What is said of a person, and where it stands among all that is said of her. */
record Said(Identity identity, Profile profile, AsOf asOf) {
    /**
     * What is said of her once this was told too. The newest message tells the whole profile, but what she must be spared:
     * that stays with each referral (SAFETY P7). Of her identity each fact is the newest one told, and a message that is
     * silent about a fact leaves it.
     */
    Said and(Said told) {
        return told.asOf.isBefore(asOf)
                ? new Said(identity.over(told.identity), profile, asOf)
                : new Said(told.identity.over(identity), told.profile.with(profile.guard()), told.asOf);
    }

    /**
     * What these referrals alone say of her, where this was said by all. Where none of them can be read any more, her names
     * and her tax code.
     */
    Said onlyBy(List<Referral> referrals, Rectified rectified) {
        return referrals.stream()
                .flatMap(referral -> referral.said().stream())
                .map(told -> rectified.guard(told, this))
                .sorted(Comparator.comparing(Said::asOf))
                .reduce(Said::and)
                .orElseGet(() -> new Said(((Identity.Known) identity).only(), Profile.EMPTY, asOf));
    }
}

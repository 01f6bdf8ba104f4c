package it.ponte.beneficiary;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is said of a person, and where it stands among all that is said of her. What is said in the end is the same in
 * whichever order it is heard (SAFETY G4).
 *
 * @param asOf where the newest of it stands: the profile, and each fact of the identity but these
 * @param told where the facts stand that the newest message was silent about
 */
record Said(Identity identity, Profile profile, AsOf asOf, Map<Identity.Fact, AsOf> told) {
    Said {
        told = differing(identity, asOf, told);
    }

    /** What one message says. */
    Said(Identity identity, Profile profile, AsOf asOf) {
        this(identity, profile, asOf, Map.of());
    }

    private static Map<Identity.Fact, AsOf> differing(Identity identity, AsOf asOf, Map<Identity.Fact, AsOf> told) {
        if (told.isEmpty()) {
            return told;
        }
        Map<Identity.Fact, AsOf> differing = new EnumMap<>(told);
        differing.entrySet().removeIf(one -> one.getValue().equals(asOf) || identity.about(one.getKey()) == null);
        return Map.copyOf(differing);
    }

    /**
     * What is said of her once this was told too. The newest message tells the whole profile, but what she must be spared:
     * that stays with each referral (SAFETY P7). Of her identity each fact is the newest one told, and a message that is
     * silent about a fact leaves it; of two that stand at one place the one heard last counts.
     */
    Said and(Said other) {
        Map<Identity.Fact, AsOf> newest = new EnumMap<>(Identity.Fact.class);
        for (Identity.Fact fact : Identity.Fact.values()) {
            AsOf asOfFact = other.isNewer(fact, this) ? other.of(fact) : of(fact);
            if (asOfFact != null) {
                newest.put(fact, asOfFact);
            }
        }
        Identity both = identity.and(other.identity, fact -> other.isNewer(fact, this));
        return other.asOf.isBefore(asOf)
                ? new Said(both, profile, asOf, newest)
                : new Said(both, other.profile.with(profile.guard()), other.asOf, newest);
    }

    private boolean isNewer(Identity.Fact fact, Said than) {
        AsOf mine = of(fact);
        AsOf theirs = than.of(fact);
        return mine != null && (theirs == null || !mine.isBefore(theirs));
    }

    /** Where a fact stands; null where nothing is said about it. */
    AsOf of(Identity.Fact fact) {
        return identity.about(fact) == null ? null : told.getOrDefault(fact, asOf);
    }

    /** Who she is, as her sealed document tells it. */
    Who who() {
        return new Who(identity, told);
    }

    /**
     * What these referrals alone say of her, where this was said by all; she is spared the same. Where none of them can be
     * read any more, her names and her tax code.
     */
    Said onlyBy(List<Referral> referrals, Rectified rectified) {
        Said only = referrals.stream()
                .flatMap(referral -> referral.said().stream())
                .map(one -> rectified.guard(one, this))
                .sorted(Comparator.comparing(Said::asOf))
                .reduce(Said::and)
                .orElseGet(() -> new Said(((Identity.Known) identity).only(), Profile.EMPTY, asOf));
        return new Said(only.identity, only.profile.with(profile.guard()), only.asOf, only.told);
    }
}

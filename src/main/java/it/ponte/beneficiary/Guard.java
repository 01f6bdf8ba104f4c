package it.ponte.beneficiary;

import it.ponte.vocabulary.Exposure;
import java.util.HashSet;
import java.util.Set;

/**
 * What one referral asks that a person be spared. Of all that is told of her only this adds up: another service's message
 * says nothing about it, so whoever asked is the only one who lifts it (SAFETY P7).
 *
 * @param limits what she must be spared at work
 * @param avoid exclusions as keyed hashes, hex
 * @param only lists of the only employers to be considered, as keyed hashes, hex: one that is not on every list is
 *     excluded; empty where nobody gave a list
 */
record Guard(Set<Exposure> limits, Set<String> avoid, Set<Set<String>> only) {
    Guard {
        limits = Set.copyOf(limits);
        avoid = Set.copyOf(avoid);
        only = Profile.lists(only);
    }

    /** All that either asks. */
    Guard and(Guard other) {
        Set<Exposure> allLimits = new HashSet<>(limits);
        allLimits.addAll(other.limits);
        Set<String> allAvoid = new HashSet<>(avoid);
        allAvoid.addAll(other.avoid);
        Set<Set<String>> allOnly = new HashSet<>(only);
        allOnly.addAll(other.only);
        return new Guard(allLimits, allAvoid, allOnly);
    }
}

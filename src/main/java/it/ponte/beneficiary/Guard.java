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
 */
record Guard(Set<Exposure> limits, Set<String> avoid) {
    Guard {
        limits = Set.copyOf(limits);
        avoid = Set.copyOf(avoid);
    }

    /** All that either asks. */
    Guard and(Guard other) {
        Set<Exposure> allLimits = new HashSet<>(limits);
        allLimits.addAll(other.limits);
        Set<String> allAvoid = new HashSet<>(avoid);
        allAvoid.addAll(other.avoid);
        return new Guard(allLimits, allAvoid);
    }
}

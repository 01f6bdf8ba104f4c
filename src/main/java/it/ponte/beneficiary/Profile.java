package it.ponte.beneficiary;

import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Transversal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person brings to a job and what a job must spare her, in codes only: nothing here tells who she is.
 *
 * @param skills codes of the vocabulary's skills
 * @param province where she can work from: two-letter province code ("MO"), null when not told
 * @param reach further provinces she can reach
 * @param limits what she must be spared
 * @param avoid exclusions (employer, comune, sector) as keyed hashes, hex (SAFETY P7): applied before scoring
 * @param only lists of the only employers to be considered, as keyed hashes, hex (SAFETY P7): whoever is not on every
 *     list counts as excluded; empty where nobody gave a list
 */
public record Profile(
        Education education,
        Set<String> skills,
        List<Language> languages,
        Set<Transversal> transversal,
        Set<Licence> licences,
        Availability availability,
        String province,
        Set<String> reach,
        Set<Exposure> limits,
        Set<String> avoid,
        Set<Set<String>> only) {
    /** Nothing told. */
    public static final Profile EMPTY = new Profile(
            Education.UNKNOWN,
            Set.of(),
            List.of(),
            Set.of(),
            Set.of(),
            Availability.UNTOLD,
            null,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of());

    public Profile {
        skills = Set.copyOf(skills);
        languages = List.copyOf(languages);
        transversal = Set.copyOf(transversal);
        licences = Set.copyOf(licences);
        reach = Set.copyOf(reach);
        limits = Set.copyOf(limits);
        avoid = Set.copyOf(avoid);
        only = lists(only);
    }

    /** What was kept before there were such lists has none. */
    static Set<Set<String>> lists(Set<Set<String>> only) {
        return only == null ? Set.of() : only.stream().map(Set::copyOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a service asked that some employers, places or sectors be spared her. */
    public boolean hasExclusions() {
        return !avoid.isEmpty() || !only.isEmpty();
    }

    /** What she must be spared. */
    Guard guard() {
        return new Guard(limits, avoid, only);
    }

    /** The same with this in place of what she must be spared. */
    Profile with(Guard guard) {
        return new Profile(
                education,
                skills,
                languages,
                transversal,
                licences,
                availability,
                province,
                reach,
                guard.limits(),
                guard.avoid(),
                guard.only());
    }

    /** What figures count of it: nothing else is left of a person who was forgotten. */
    Profile inFigures() {
        return new Profile(
                education,
                EMPTY.skills,
                EMPTY.languages,
                EMPTY.transversal,
                EMPTY.licences,
                EMPTY.availability,
                province,
                EMPTY.reach,
                EMPTY.limits,
                EMPTY.avoid,
                EMPTY.only);
    }
}

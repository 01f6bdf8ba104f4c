package it.ponte.beneficiary;

import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Transversal;
import java.util.List;
import java.util.Set;

/**
 * What a person brings to a job and what a job must spare her, in codes only: nothing here tells who she is.
 *
 * @param skills codes of the vocabulary's skills
 * @param province where she can work from: two-letter province code ("MO"), null when not told
 * @param reach further provinces she can reach
 * @param limits what she must be spared
 * @param avoid exclusions (employer, comune, sector) as keyed hashes, hex (SAFETY P7): applied before scoring
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
        Set<String> avoid) {
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
            Set.of());

    public Profile {
        skills = Set.copyOf(skills);
        languages = List.copyOf(languages);
        transversal = Set.copyOf(transversal);
        licences = Set.copyOf(licences);
        reach = Set.copyOf(reach);
        limits = Set.copyOf(limits);
        avoid = Set.copyOf(avoid);
    }

    /** What she must be spared. */
    Guard guard() {
        return new Guard(limits, avoid);
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
                guard.avoid());
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
                EMPTY.avoid);
    }
}

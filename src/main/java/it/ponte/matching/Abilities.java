package it.ponte.matching;

import static it.ponte.matching.Finding.every;
import static it.ponte.matching.Finding.names;

import it.ponte.beneficiary.Candidate;
import it.ponte.vocabulary.Education;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The hard rules about what a person must bring: licences and the three blocks of the job profile. */
final class Abilities {
    private Abilities() {}

    static Optional<Finding> licences(Candidate who, Demand what) {
        return every(
                names(what.vacancy().offer().licences()),
                new HashSet<>(names(who.profile().licences())));
    }

    static Optional<Finding> education(Candidate who, Demand what) {
        Education has = who.profile().education();
        return Needs.education(what.vacancy(), true)
                .flatMap(least -> Finding.of(List.of(least.name()), Needs.told(has), has.reaches(least)));
    }

    static Optional<Finding> languages(Candidate who, Demand what) {
        List<Spoken> asked = Spoken.asked(what.vacancy(), true, who.profile().languages());
        return asked.isEmpty()
                ? Optional.empty()
                : Finding.of(
                        Spoken.codesAsked(asked),
                        Spoken.codesKnown(asked),
                        asked.stream().allMatch(Spoken::reaches));
    }

    static Optional<Finding> skills(Candidate who, Demand what) {
        return every(Needs.skills(what.vacancy(), true), who.profile().skills());
    }

    static Optional<Finding> transversal(Candidate who, Demand what) {
        return every(
                Needs.transversal(what.vacancy(), true),
                new HashSet<>(names(who.profile().transversal())));
    }
}

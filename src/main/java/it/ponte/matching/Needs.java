package it.ponte.matching;

import it.ponte.vacancy.JobProfile;
import it.ponte.vacancy.JobProfile.LanguageNeed;
import it.ponte.vacancy.JobProfile.SkillNeed;
import it.ponte.vacancy.JobProfile.TransversalNeed;
import it.ponte.vacancy.Vacancy;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The job profile of a vacancy, parted into what is required and what is welcome, each in a fixed order. */
final class Needs {
    private Needs() {}

    static Optional<Education> education(Vacancy vacancy, boolean required) {
        JobProfile profile = vacancy.offer().profile();
        return profile.education() != Education.UNKNOWN && profile.educationRequired() == required
                ? Optional.of(profile.education())
                : Optional.empty();
    }

    static List<Language> languages(Vacancy vacancy, boolean required) {
        return vacancy.offer().profile().languages().stream()
                .filter(need -> need.required() == required)
                .map(LanguageNeed::language)
                .distinct()
                .sorted(Comparator.comparing(Language::code).thenComparing(Language::level))
                .toList();
    }

    static List<String> skills(Vacancy vacancy, boolean required) {
        return vacancy.offer().profile().skills().stream()
                .filter(need -> need.required() == required)
                .map(SkillNeed::skill)
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> transversal(Vacancy vacancy, boolean required) {
        return Finding.names(vacancy.offer().profile().transversal().stream()
                .filter(need -> need.required() == required)
                .map(TransversalNeed::skill)
                .distinct()
                .toList());
    }

    /** The level as a code, none where it was not told. */
    static List<String> told(Education education) {
        return education == Education.UNKNOWN ? List.of() : List.of(education.name());
    }
}

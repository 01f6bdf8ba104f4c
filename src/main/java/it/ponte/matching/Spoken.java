package it.ponte.matching;

import it.ponte.vacancy.Vacancy;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.LanguageLevel;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A language that a vacancy asks, beside how well a person knows it.
 *
 * @param known the best level told, null when none was
 */
record Spoken(Language asked, LanguageLevel known) {

    static List<Spoken> asked(Vacancy vacancy, boolean required, List<Language> told) {
        return Needs.languages(vacancy, required).stream()
                .map(language -> new Spoken(
                        language,
                        told.stream()
                                .filter(spoken -> spoken.code().equals(language.code()))
                                .map(Language::level)
                                .max(Comparator.naturalOrder())
                                .orElse(null)))
                .toList();
    }

    boolean reaches() {
        return known != null && known.compareTo(asked.level()) >= 0;
    }

    /** 1 when the level is reached, else how many of its steps were climbed: A2 where B1 is asked is two of three. */
    double share() {
        if (known == null) {
            return 0;
        }
        return reaches() ? 1 : (known.ordinal() + 1.0) / (asked.level().ordinal() + 1);
    }

    static List<String> codesAsked(List<Spoken> languages) {
        return languages.stream().map(spoken -> code(spoken.asked)).toList();
    }

    static List<String> codesKnown(List<Spoken> languages) {
        return languages.stream()
                .map(spoken -> spoken.known == null ? null : new Language(spoken.asked.code(), spoken.known))
                .filter(Objects::nonNull)
                .map(Spoken::code)
                .distinct()
                .toList();
    }

    static String code(Language language) {
        return language.code() + ":" + language.level();
    }
}

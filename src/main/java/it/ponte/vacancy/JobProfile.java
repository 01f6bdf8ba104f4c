package it.ponte.vacancy;

import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.Transversal;
import java.util.List;

/**
 * What a job asks for, in the three blocks of the Modena programme's job profile: education, skills, transversal skills.
 *
 * @param education least level asked; UNKNOWN asks for none
 * @param educationRequired false: welcome, true: hard rule
 */
public record JobProfile(
        Education education,
        boolean educationRequired,
        List<LanguageNeed> languages,
        List<SkillNeed> skills,
        List<TransversalNeed> transversal) {

    public JobProfile {
        languages = List.copyOf(languages);
        skills = List.copyOf(skills);
        transversal = List.copyOf(transversal);
    }

    /** A language needed or welcome, at least at this level. */
    public record LanguageNeed(Language language, boolean required) {}

    /** A skill needed or welcome; code of the vocabulary. */
    public record SkillNeed(String skill, boolean required) {}

    /** A transversal skill needed or welcome. */
    public record TransversalNeed(Transversal skill, boolean required) {}
}

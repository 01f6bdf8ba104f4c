package it.ponte.console;

import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.Sector;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Skill;
import it.ponte.vocabulary.Skills;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the public forms offer to choose from, in the reader's language. */
@Component
public class Choices {
    /** The languages most spoken by the people of the two programmes; others are told at the first interview. */
    private static final List<String> LANGUAGES = List.of("it", "en", "fr", "es", "ar", "ro", "sq", "uk", "ur", "zh");

    private final Skills skills;

    Choices(Skills skills) {
        this.skills = skills;
    }

    /** Something to choose: its code and what people read. */
    public record Choice(String code, String label) {}

    /** A sector and its skills. */
    public record Group(String code, String label, List<Choice> choices) {
        /** Whether one of these codes is a choice of this group. */
        public boolean anyOf(Collection<String> codes) {
            return choices.stream().anyMatch(choice -> codes.contains(choice.code()));
        }
    }

    /** Puts everything into the model of a form's page. */
    void into(Model model) {
        Locale reader = LocaleContextHolder.getLocale();
        boolean english = reader.getLanguage().equals("en");
        model.addAttribute("sectors", sectors(english));
        model.addAttribute("skillGroups", groups(english));
        model.addAttribute("languages", languages(reader));
        model.addAttribute("levels", LanguageLevel.values());
        model.addAttribute("educations", Education.values());
        model.addAttribute("licences", Licence.values());
        model.addAttribute("scopes", ConsentScope.values());
        model.addAttribute("shifts", Shift.values());
        model.addAttribute("exposures", Exposure.values());
    }

    /** The languages that a form told a level for, as {@code it:B1}. */
    static List<String> spoken(Filled form) {
        return LANGUAGES.stream()
                .filter(code -> !form.one("languages." + code).isEmpty())
                .map(code -> code + ":" + form.one("languages." + code))
                .toList();
    }

    /** Whether the forms ask for this language. */
    static boolean isOffered(String language) {
        return LANGUAGES.contains(language);
    }

    private List<Choice> sectors(boolean english) {
        return skills.sectors().stream()
                .map(sector -> new Choice(sector.code(), label(sector, english)))
                .toList();
    }

    private List<Group> groups(boolean english) {
        return skills.sectors().stream()
                .map(sector -> new Group(sector.code(), label(sector, english), of(sector, english)))
                .filter(group -> !group.choices().isEmpty())
                .toList();
    }

    private List<Choice> of(Sector sector, boolean english) {
        return skills.all().stream()
                .filter(skill -> skill.sector().equals(sector.code()))
                .map(skill -> new Choice(skill.code(), label(skill, english)))
                .toList();
    }

    private static List<Choice> languages(Locale reader) {
        return LANGUAGES.stream()
                .map(code -> new Choice(code, Locale.forLanguageTag(code).getDisplayLanguage(reader)))
                .toList();
    }

    private static String label(Sector sector, boolean english) {
        return english ? sector.en() : sector.it();
    }

    private static String label(Skill skill, boolean english) {
        return english ? skill.en() : skill.it();
    }

    /** The ten-year bands that a centre may tell (SAFETY P3). */
    static List<String> ageBands() {
        return Arrays.asList("10-19", "20-29", "30-39", "40-49", "50-59", "60-69");
    }
}

package it.ponte.trial;

import it.ponte.convert.Converter;
import it.ponte.convert.DateText;
import it.ponte.convert.EmployerText;
import it.ponte.convert.NamePart;
import it.ponte.convert.OneOf;
import it.ponte.convert.Text;
import it.ponte.convert.WholeNumber;
import it.ponte.convert.WordList;
import it.ponte.mapping.FieldRule;
import it.ponte.reading.DayLetters;
import it.ponte.vocabulary.Skills;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The Italian words of a layout sheet: what a field means, how it is written, what a code of ours is called. */
final class SheetWords {
    private static final int MOST_WORDS = 15;
    /** Where the pages keep the words for our codes, by list. */
    private static final Map<String, String> FAMILIES = Map.of(
            "Education", "education",
            "ReferralReason", "reason",
            "OutcomeReason", "why",
            "Licence", "licence",
            "Shift", "shift",
            "Exposure", "exposure",
            "ContractType", "contract",
            "Kind", "basis.short");

    private final ResourceBundle words =
            ResourceBundle.getBundle("it.ponte.trial.sheet", Locale.ITALIAN, SheetWords.class.getClassLoader());
    /** The pages' own words for our codes. */
    private final ResourceBundle pages = ResourceBundle.getBundle("messages", Locale.ITALIAN);

    private final Skills skills;

    SheetWords(Skills skills) {
        this.skills = skills;
    }

    String say(String key, Object... arguments) {
        return MessageFormat.format(words.getString(key), arguments);
    }

    /** How the text of a field is written; codes stand elsewhere. */
    String format(FieldRule rule) {
        return rule.separator() == null
                ? one(rule)
                : say("format.list", rule.separator()) + (rule.codes() == null ? "; " + one(rule) : "");
    }

    private String one(FieldRule rule) {
        Converter<?> as = rule.as();
        if (rule.codes() != null) {
            return "";
        }
        if (as instanceof DateText day) {
            return say("format.day", DayLetters.italian(day.words()).replace(" | ", " oppure "));
        }
        if (as instanceof NamePart names) {
            return say("format.NamePart." + names.isSurnameFirst());
        }
        if (as instanceof WholeNumber number) {
            return say("format.WholeNumber", String.valueOf(number.least()), String.valueOf(number.most()));
        }
        if (as instanceof Text text) {
            return say("format.Text", String.valueOf(text.longest()));
        }
        if (as instanceof EmployerText employer) {
            return say("format.EmployerText", String.valueOf(employer.longest()));
        }
        if (as instanceof WordList<?> list) {
            return say("format.WordList." + list.gives().getSimpleName());
        }
        if (as instanceof OneOf<?> list) {
            return oneOf(list);
        }
        return say("format." + as.getClass().getSimpleName());
    }

    private String oneOf(OneOf<?> list) {
        if (list.members().size() <= MOST_WORDS) {
            return say(
                    "format.words",
                    String.join(", ", new TreeSet<>(list.members().keySet())));
        }
        return say(
                list.members().containsKey("MO") && list.members().containsKey("RM")
                        ? "format.province"
                        : "format.many");
    }

    /** Values of ours as people say them. */
    String meaning(List<Object> ours) {
        return ours.isEmpty() ? "nulla" : ours.stream().map(this::meaning).collect(Collectors.joining(" e "));
    }

    private String meaning(Object ours) {
        if (ours instanceof Enum<?> code) {
            String own = "code." + code.getDeclaringClass().getSimpleName() + "." + code.name();
            if (words.containsKey(own)) {
                return say(own);
            }
            String family = FAMILIES.getOrDefault(code.getDeclaringClass().getSimpleName(), "");
            String key = family + "." + code.name();
            return pages.containsKey(key) ? MessageFormat.format(pages.getString(key), new Object[0]) : code.name();
        }
        if (ours instanceof Boolean yes) {
            return yes ? "sì" : "no";
        }
        return skills.find(ours.toString()).map(skill -> skill.it()).orElseGet(ours::toString);
    }
}

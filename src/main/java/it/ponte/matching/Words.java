package it.ponte.matching;

import it.ponte.vocabulary.Skill;
import it.ponte.vocabulary.Skills;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says a {@link Reason} in plain words: "Patente richiesta: D. Non risulta.". Texts: {@code matching_it.properties}. */
@Component
public class Words {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}:[A-Z0-9]+");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Skills skills;

    public Words(Skills skills) {
        this.skills = skills;
    }

    /** The reason in Italian; that of a criterion ends with its points. */
    public String say(Reason reason) {
        return say(reason, Locale.ITALIAN);
    }

    /** The reason in English, or in Italian for every other language. */
    public String say(Reason reason, Locale language) {
        Locale spoken = language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ITALIAN;
        ResourceBundle texts = ResourceBundle.getBundle(
                "matching", spoken, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        String asked = list(reason.asked(), texts);
        String found = list(reason.found(), texts);
        return Stream.of(
                        fill(question(reason, texts), asked, found),
                        fill(answer(reason, texts), asked, found),
                        reason.outOf() == 0 ? "" : fill(texts.getString("points"), reason.points(), reason.outOf()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static String question(Reason reason, ResourceBundle texts) {
        return reason.asked().isEmpty()
                ? first(texts, reason.criterion() + ".none", reason.criterion())
                : first(texts, reason.criterion());
    }

    private static String answer(Reason reason, ResourceBundle texts) {
        String verdict = reason.verdict().name();
        String own = reason.criterion() + "." + verdict;
        return reason.found().isEmpty()
                ? first(texts, own, verdict)
                : first(texts, own + ".some", own, verdict + ".some", verdict);
    }

    /** The first text that exists; a criterion of an older engine that has none is shown by its name. */
    private static String first(ResourceBundle texts, String... keys) {
        return Stream.of(keys)
                .filter(texts::containsKey)
                .findFirst()
                .map(texts::getString)
                .orElse(keys[0] + ".");
    }

    private static String fill(String text, Object asked, Object found) {
        return text.replace("{0}", asked.toString()).replace("{1}", found.toString());
    }

    private String list(List<String> codes, ResourceBundle texts) {
        return codes.stream().map(code -> label(code, texts)).collect(Collectors.joining(", "));
    }

    private String label(String code, ResourceBundle texts) {
        if (texts.containsKey("label." + code)) {
            return texts.getString("label." + code);
        }
        Locale language = texts.getLocale();
        if (LANGUAGE.matcher(code).matches()) {
            return Locale.forLanguageTag(code.substring(0, 2)).getDisplayLanguage(language) + " "
                    + label(code.substring(3), texts);
        }
        if (DAY.matcher(code).matches()) {
            return LocalDate.parse(code).format(DateTimeFormatter.ofPattern("d MMMM uuuu", language));
        }
        return skills.find(code)
                .map(language.equals(Locale.ENGLISH) ? Skill::en : Skill::it)
                .orElse(code);
    }
}

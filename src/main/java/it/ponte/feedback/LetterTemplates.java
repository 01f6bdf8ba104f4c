package it.ponte.feedback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What our letters say: the texts of {@code config/letters}, read and checked once at start. */
@Component
public class LetterTemplates {
    private static final List<String> LANGUAGES = List.of("it", "en");

    private final String language;
    private final Map<String, String> texts;

    /**
     * Reads them.
     *
     * @param home the installation's folder
     * @param language whose texts are used: "it" or "en"
     * @throws IllegalStateException when any file of any language is wrong: lists every error as {@code file: key: what}
     */
    public LetterTemplates(@Value("${ponte.home}") Path home, @Value("${ponte.letters.language:it}") String language) {
        List<String> errors = errors(home);
        if (!LANGUAGES.contains(language)) {
            errors.add("config/application.yml: ponte.letters.language: is none of " + LANGUAGES);
        }
        if (!errors.isEmpty()) {
            throw new IllegalStateException("letters are wrong:\n" + String.join("\n", errors));
        }
        this.language = language;
        this.texts = TemplateFolder.read(home, language, (file, what) -> {});
    }

    /** Every error of the letters of all languages, as {@code file: key: what}; empty when all are right. */
    public static List<String> errors(Path home) {
        List<String> errors = new ArrayList<>();
        LANGUAGES.forEach(each -> TemplateFolder.read(home, each, (file, what) -> errors.add(file + ": " + what)));
        return errors;
    }

    /** What is told of an outcome ({@code OutcomeKind}) or given {@link Notice} of, to a service or to the person herself. */
    Wording of(Enum<?> sentence, boolean toHerself, String caseNumber, String link) {
        return fill(TemplateFolder.fileOf(sentence), toHerself, caseNumber, link);
    }

    /** All that is told of a protected person: there is an update, whatever it is (SAFETY P6). */
    Wording ofUpdate(boolean toHerself, String caseNumber, String link) {
        return fill(TemplateFolder.UPDATE, toHerself, caseNumber, link);
    }

    private Wording fill(String sentence, boolean toHerself, String caseNumber, String link) {
        Map<String, String> values = new HashMap<>();
        values.put("caseNumber", caseNumber.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " "));
        values.put("link", link);
        String opening = toHerself ? TemplateFolder.OPENING_SELF : TemplateFolder.OPENING;
        values.put("opening", Placeholders.fill(texts.get(opening), values, UnaryOperator.identity()));
        values.put("sentence", Placeholders.fill(texts.get(sentence), values, UnaryOperator.identity()));
        return new Wording(
                language,
                texts.get(TemplateFolder.SUBJECT),
                Placeholders.fill(texts.get(TemplateFolder.LAYOUT_TEXT), values, UnaryOperator.identity()) + "\n",
                Placeholders.fill(texts.get(TemplateFolder.LAYOUT_HTML), values, LetterTemplates::escaped) + "\n");
    }

    private static String escaped(String value) {
        return HtmlUtils.htmlEscape(value, "UTF-8");
    }
}

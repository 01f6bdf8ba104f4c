package it.ponte.feedback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What our letters say: the texts of {@code config/letters}, read and checked once at start. */
@Component
public class LetterTemplates {
    static final List<String> LANGUAGES = List.of("it", "en");

    private final String language;
    private final Map<String, LetterTexts> texts = new LinkedHashMap<>();

    /**
     * Reads them.
     *
     * @param home the installation's folder
     * @param language of letters to services whose file names none: "it" or "en"
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
        LANGUAGES.forEach(
                each -> texts.put(each, new LetterTexts(each, TemplateFolder.read(home, each, (file, what) -> {}))));
    }

    /** Every error of the letters of all languages, as {@code file: key: what}; empty when all are right. */
    public static List<String> errors(Path home) {
        List<String> errors = new ArrayList<>();
        LANGUAGES.forEach(each -> TemplateFolder.read(home, each, (file, what) -> errors.add(file + ": " + what)));
        return errors;
    }

    /** The texts of a language; of the installation's own where none is named (null). */
    LetterTexts in(String named) {
        return texts.get(named == null ? language : named);
    }
}

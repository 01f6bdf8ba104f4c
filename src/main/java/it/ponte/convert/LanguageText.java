package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Language;
import it.ponte.vocabulary.LanguageLevel;
import java.util.Locale;
import java.util.Set;

/** A language with its level: "it:B1", "ar:NATIVE" (ISO 639-1, Common European Framework). */
public record LanguageText() implements Converter<Language> {
    private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
    private static final OneOf<LanguageLevel> LEVELS = OneOf.constants(LanguageLevel.class);

    @Override
    public Class<Language> gives() {
        return Language.class;
    }

    @Override
    public Reading<Language> read(String text) {
        int colon = text.indexOf(':');
        if (colon > 0 && colon < text.length() - 1) {
            String code = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String level = text.substring(colon + 1).strip();
            if (CODES.contains(code) && LEVELS.read(level) instanceof Reading.Value<LanguageLevel> known) {
                return Reading.of(new Language(code, known.value()));
            }
        }
        return Reading.wrong(ProblemCode.NOT_A_LANGUAGE, Hint.of(HintCode.LANGUAGE));
    }
}

package it.ponte.convert;

import it.ponte.reading.ProblemCode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Yes or no, in the spellings that Italian and English exports use; with an apostrophe or accent of any kind. */
public record YesNo() implements Converter<Boolean> {
    private static final Set<String> YES =
            Set.of("si", "s", "yes", "y", "true", "vero", "t", "v", "1", "x", "ok", "✓", "☑", "☒");
    private static final Set<String> NO = Set.of("no", "n", "false", "falso", "f", "0", "-", "☐");
    private static final Pattern ACCENT = Pattern.compile("(?<=[is])\\s*['’‘`´]$|\\.$");

    @Override
    public Class<Boolean> gives() {
        return Boolean.class;
    }

    @Override
    public Reading<Boolean> read(String text) {
        String word = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('ì', 'i')
                .replace('í', 'i');
        word = ACCENT.matcher(word).replaceFirst("");
        if (YES.contains(word)) {
            return Reading.of(true);
        }
        return NO.contains(word) ? Reading.of(false) : Reading.wrong(ProblemCode.NOT_YES_OR_NO);
    }
}

package it.ponte.normalise;

import it.ponte.reading.ProblemCode;
import java.util.Locale;
import java.util.Set;

/** Yes or no, in the spellings that Italian and English exports use. */
record YesNo() implements Converter<Boolean> {
    private static final Set<String> YES =
            Set.of("si", "sì", "sí", "si'", "s", "yes", "y", "true", "vero", "t", "v", "1", "x");
    private static final Set<String> NO = Set.of("no", "n", "false", "falso", "f", "0", "-");

    @Override
    public Class<Boolean> gives() {
        return Boolean.class;
    }

    @Override
    public Reading<Boolean> read(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Reading.of(true);
        }
        return NO.contains(word) ? Reading.of(false) : Reading.wrong(ProblemCode.NOT_YES_OR_NO);
    }
}

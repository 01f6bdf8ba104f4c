package it.ponte.convert;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as they are looked up in our lists: neither capitals nor accents, apostrophes, points and spaces matter. */
public final class Letters {
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Letters() {}

    /** The letters and digits of a text alone, in capitals and without accents: "Sant'Agatà" is SANTAGATA. */
    public static String of(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return OTHERS.matcher(bare.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}

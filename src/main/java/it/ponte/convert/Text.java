package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A text on one line: line breaks and tabs inside become spaces, letters are composed (NFC). What cannot be seen is left
 * out, so that two texts that look alike are alike; what turns the direction of writing is refused, since the text would
 * read as another one.
 *
 * @param longest how many characters it may have
 */
public record Text(int longest) implements Converter<String> {
    /** Marks of no width that programs leave behind when text is copied; the joiners of Arabic and Indic stay. */
    private static final Pattern INVISIBLE = Pattern.compile("[\u00AD\u200B\u200E\u200F\u2060\uFEFF]");

    private static final Pattern NOTHING_TO_SEE = Pattern.compile("[\\p{Z}\\s\\p{Cf}]*");

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        if (text.length() > longest) {
            return Reading.wrong(ProblemCode.TOO_LONG, Hint.of(HintCode.MOST_CHARACTERS, longest));
        }
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t') {
                plain = false;
            } else if (Character.isISOControl(c) || turnsDirection(c)) {
                return Reading.wrong(ProblemCode.CONTROL_CHARACTER);
            }
        }
        String line = plain
                ? text
                : text.replace("\r\n", " ")
                        .replace('\n', ' ')
                        .replace('\r', ' ')
                        .replace('\t', ' ');
        String seen = INVISIBLE.matcher(line).replaceAll("");
        return NOTHING_TO_SEE.matcher(seen).matches()
                ? new Reading.Nothing<>()
                : Reading.of(Normalizer.normalize(seen, Normalizer.Form.NFC));
    }

    /** Embeddings, overrides and isolates (Unicode Standard Annex 9). */
    private static boolean turnsDirection(char c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }
}

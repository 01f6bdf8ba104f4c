package it.ponte.normalise;

import it.ponte.reading.ProblemCode;
import java.text.Normalizer;

/**
 * A text on one line: line breaks and tabs inside become spaces, letters are composed (NFC).
 *
 * @param longest how many characters it may have
 */
record Text(int longest) implements Converter<String> {
    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        if (text.length() > longest) {
            return Reading.wrong(ProblemCode.TOO_LONG, "at most " + longest + " characters");
        }
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t') {
                plain = false;
            } else if (Character.isISOControl(c)) {
                return Reading.wrong(ProblemCode.CONTROL_CHARACTER);
            }
        }
        String line = plain
                ? text
                : text.replace("\r\n", " ")
                        .replace('\n', ' ')
                        .replace('\r', ' ')
                        .replace('\t', ' ');
        return Reading.of(Normalizer.normalize(line, Normalizer.Form.NFC));
    }
}

package it.ponte.reading;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of a workbook, in which a character that XML would change or cannot hold stands as {@code _x000D_}, and a text
 * that only looks so begins with {@code _x005F_} (ISO/IEC 29500-1, 22.9.2.19).
 */
final class EscapedText {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private EscapedText() {}

    /** The text that is meant, which may hold what no text of a person does: whoever reads it tells that. */
    static String decoded(String written) {
        return written.contains("_x") ? ESCAPE.matcher(written).replaceAll(EscapedText::character) : written;
    }

    private static String character(MatchResult escape) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }
}

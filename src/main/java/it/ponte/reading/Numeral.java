package it.ponte.reading;

import java.util.regex.Pattern;

/**
 * Digits that are no quantity: a spreadsheet that takes them for a number drops zeros in front, keeps 15 digits of
 * longer ones, and writes some of them as {@code 3,47E+09}.
 */
public enum Numeral {
    /** A case number: any digits. */
    CODE,
    /** An Italian number begins with 0, or with 3 (mobile) or 8 (free of charge). */
    PHONE,
    /** A VAT number, or a provisional tax code. */
    ELEVEN_DIGITS;

    /** What its sender should do so that it does not happen again. */
    static final Hint HINT = Hint.of(HintCode.CELL_AS_TEXT);

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d+([.,]\\d+)?[eE]\\+\\d+");
    /** How many digits of a number a spreadsheet keeps. */
    private static final int KEPT = 15;

    private static final int LENGTH = 11;
    private static final int MOST_ZEROS_IN_FRONT = 3;

    /**
     * Whether a spreadsheet has damaged it, so that nobody can tell what it was.
     *
     * @param text as it came
     * @param isNumber whether the cell held a number, and not digits written as a text
     */
    boolean isDamaged(String text, boolean isNumber) {
        String told = text.strip();
        if (told.indexOf('+') > 0 && SCIENTIFIC.matcher(told).matches()) {
            return true;
        }
        if (told.isEmpty() || !told.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        if (isNumber && told.length() > KEPT) {
            return true;
        }
        return switch (this) {
            case CODE -> false;
            case PHONE -> isNumber && told.charAt(0) != '3' && told.charAt(0) != '8';
            case ELEVEN_DIGITS -> told.length() < LENGTH && told.length() >= LENGTH - MOST_ZEROS_IN_FRONT;
        };
    }
}

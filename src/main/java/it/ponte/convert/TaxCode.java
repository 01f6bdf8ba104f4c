package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Italian tax code (codice fiscale, D.M. 23 December 1976): shape and check letter are tested, omocodia (letters in
 * place of digits, given when two people would share a code) is undone, so that one person has one code. A provisional
 * code (11 digits) is normal for people who have just arrived; it does not identify for long, so it tells nothing; nor
 * do the words that stand for a missing code.
 *
 * <p>Not the library's own normalisation: that takes 13 ms a code, this a quarter of a microsecond. The library is the
 * oracle of the test.
 */
public record TaxCode() implements Converter<String> {
    private static final int LENGTH = 16;
    private static final int PROVISIONAL_LENGTH = 11;
    /** Where digits stand: year, day, place of birth. */
    private static final int[] DIGITS = {6, 7, 9, 10, 12, 13, 14};

    private static final String OMOCODIA = "LMNPQRSTUV";
    static final String MONTHS = "ABCDEHLMPRST";
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    /** What is added to a woman's day of birth. */
    static final int WOMAN = 40;
    /** What a character counts at an odd place (first, third …): digits, then letters, as the decree lists them. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    /** What people and systems write where a code must stand and there is none, as it looks without gaps. */
    private static final Set<String> NOT_TOLD = Set.of(
            "STRANIERO",
            "STRANIERA",
            "ESTERO",
            "ASSENTE",
            "MANCANTE",
            "NESSUNO",
            "NONDISPONIBILE",
            "NONPRESENTE",
            "NONNOTO",
            "NULL",
            "ND",
            "NP",
            "NA",
            "N/D",
            "N/A",
            "X",
            "0",
            "0000000000000000",
            "XXXXXXXXXXXXXXXX",
            "XXXXXX00X00X000X");

    /** Blanks of every width, and what parts a code into groups. */
    private static final Pattern GAPS = Pattern.compile("[\\p{Z}\\s.\\-\u2010-\u2015_]+");

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        String compact = text.length() == LENGTH ? text : GAPS.matcher(text).replaceAll("");
        String code = compact.toUpperCase(Locale.ROOT);
        if (NOT_TOLD.contains(code)) {
            return new Reading.Nothing<>();
        }
        if (code.length() == PROVISIONAL_LENGTH && code.chars().allMatch(TaxCode::isDigit)) {
            return new Reading.Nothing<>();
        }
        if (code.length() != LENGTH || code.charAt(LENGTH - 1) != checkLetter(code)) {
            return wrong(code);
        }
        char[] undone = code.toCharArray();
        for (int place : DIGITS) {
            int digit = OMOCODIA.indexOf(undone[place]);
            if (digit >= 0) {
                undone[place] = (char) ('0' + digit);
            }
        }
        if (!hasShape(undone)) {
            return Reading.wrong(ProblemCode.NOT_A_TAX_CODE);
        }
        undone[LENGTH - 1] = checkLetter(new String(undone));
        return Reading.of(new String(undone));
    }

    private static Reading<String> wrong(String code) {
        return code.codePoints().anyMatch(TaxCode::isOfAnotherAlphabet)
                ? Reading.wrong(ProblemCode.NOT_A_TAX_CODE, Hint.of(HintCode.TAX_CODE_LETTERS))
                : Reading.wrong(ProblemCode.NOT_A_TAX_CODE);
    }

    private static boolean hasShape(char[] code) {
        int nextDigit = 0;
        for (int i = 0; i < LENGTH; i++) {
            boolean digitHere = nextDigit < DIGITS.length && DIGITS[nextDigit] == i;
            nextDigit += digitHere ? 1 : 0;
            if (digitHere ? !isDigit(code[i]) : !isLetter(code[i])) {
                return false;
            }
        }
        int month = MONTHS.indexOf(code[8]);
        int told = (code[9] - '0') * 10 + code[10] - '0';
        int day = told > WOMAN ? told - WOMAN : told;
        return month >= 0 && day >= 1 && day <= DAYS[month];
    }

    /** The check letter over the first 15 characters, or a blank when one of them is no letter or digit. */
    private static char checkLetter(String code) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            char c = code.charAt(i);
            if (!isDigit(c) && !isLetter(c)) {
                return ' ';
            }
            int rank = isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[rank] : rank;
        }
        return (char) ('A' + sum % 26);
    }

    /** Cyrillic and Greek have letters that look like ours and are others. */
    private static boolean isOfAnotherAlphabet(int c) {
        return Character.isLetter(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z';
    }
}

package it.ponte.reading;

/** Date patterns as people read them. */
public final class DayLetters {
    private static final String MONTH_IN_LETTERS = "MMMM";

    private DayLetters() {}

    /** As Italians write it: "gg/mm/aaaa" for "dd/MM/yyyy", "g mese aaaa" for "d MMMM yyyy". */
    public static String italian(String pattern) {
        String digits = pattern.replace(MONTH_IN_LETTERS, "*")
                .replace('d', 'g')
                .replace('M', 'm')
                .replace('y', 'a')
                .replace('u', 'a');
        return digits.replace("*", "mese");
    }
}

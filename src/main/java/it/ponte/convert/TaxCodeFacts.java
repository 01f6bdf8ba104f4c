package it.ponte.convert;

import java.time.LocalDate;

/** What a valid tax code, with omocodia undone, says of its owner's birth and sex (D.M. 23 December 1976). */
public final class TaxCodeFacts {
    private static final int YEAR = 6;
    private static final int MONTH = 8;
    private static final int DAY = 9;

    private TaxCodeFacts() {}

    /** Whether it speaks of this day of birth; of the year it tells two digits only. */
    public static boolean agreesWith(String taxCode, LocalDate bornOn) {
        return number(taxCode, YEAR) == bornOn.getYear() % 100
                && TaxCode.MONTHS.indexOf(taxCode.charAt(MONTH)) + 1 == bornOn.getMonthValue()
                && number(taxCode, DAY) % TaxCode.WOMAN == bornOn.getDayOfMonth();
    }

    /** F or M, as a declared sex is told. */
    public static String sex(String taxCode) {
        return number(taxCode, DAY) > TaxCode.WOMAN ? "F" : "M";
    }

    private static int number(String taxCode, int from) {
        return Integer.parseInt(taxCode.substring(from, from + 2));
    }
}

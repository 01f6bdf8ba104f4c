package it.ponte.convert;

import it.ponte.reading.ProblemCode;

/** An Italian VAT number (partita IVA): 11 digits, the last one checks the others (Luhn); "IT" before it is dropped. */
public record VatNumber() implements Converter<String> {
    private static final int LENGTH = 11;

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        String compact = text.replace(" ", "");
        String number = compact.regionMatches(true, 0, "IT", 0, 2) ? compact.substring(2) : compact;
        if (number.length() != LENGTH) {
            return Reading.wrong(ProblemCode.NOT_A_VAT_NUMBER);
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Reading.wrong(ProblemCode.NOT_A_VAT_NUMBER);
            }
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0 ? Reading.of(number) : Reading.wrong(ProblemCode.NOT_A_VAT_NUMBER);
    }
}

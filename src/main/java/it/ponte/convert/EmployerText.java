package it.ponte.convert;

import it.ponte.vocabulary.EmployerName;

/**
 * An employer to be avoided, by VAT number or by name. What was meant for a VAT number and is none is refused, and so is a
 * tax code: as a name either would never keep anybody away.
 *
 * @param longest how many characters a name may have
 */
public record EmployerText(int longest) implements Converter<String> {
    private static final VatNumber NUMBER = new VatNumber();
    /** No company is called so; a tax code has as many. */
    private static final int DIGITS_OF_A_NUMBER = 7;

    @Override
    public Class<String> gives() {
        return String.class;
    }

    /** A VAT number as its 11 digits; a name as {@link EmployerName#key}. */
    @Override
    public Reading<String> read(String text) {
        String key = EmployerName.key(text);
        if (isNumber(key)) {
            return NUMBER.read(text);
        }
        return new Text(longest).read(text) instanceof Reading.Wrong<String> wrong ? wrong : Reading.of(key);
    }

    private static boolean isNumber(String key) {
        long digits = key.chars().filter(Character::isDigit).count();
        return digits == key.length() || digits >= DIGITS_OF_A_NUMBER;
    }
}

package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;

/**
 * A whole number, written in digits.
 *
 * @param least and most: what the field may hold
 */
public record WholeNumber(int least, int most) implements Converter<Integer> {
    private static final int LONGEST = 9;

    @Override
    public Class<Integer> gives() {
        return Integer.class;
    }

    @Override
    public Reading<Integer> read(String text) {
        Hint range = Hint.of(HintCode.RANGE, least, most);
        int first = text.charAt(0) == '-' ? 1 : 0;
        if (text.length() == first) {
            return Reading.wrong(ProblemCode.NOT_A_NUMBER, range);
        }
        for (int i = first; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Reading.wrong(ProblemCode.NOT_A_NUMBER, range);
            }
        }
        if (text.length() > LONGEST) {
            return Reading.wrong(ProblemCode.OUT_OF_RANGE, range);
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? Reading.wrong(ProblemCode.OUT_OF_RANGE, range) : Reading.of(number);
    }
}

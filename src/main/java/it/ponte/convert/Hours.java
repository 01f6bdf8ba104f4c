package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hours as people write them ("36,5", "36 ore sett."), rounded to whole ones, half an hour up; a text of digits. */
record Hours() implements Converter<String> {
    private static final Pattern HOURS = Pattern.compile(
            "(\\d{1,4}(?:[.,]\\d{1,2})?)\\s*(?:h|hh|ore|ora)?\\.?\\s*(?:/|a|alla|per)?\\s*(?:sett\\.?|settimanali|settimana)?");

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        Matcher hours = HOURS.matcher(text.toLowerCase(Locale.ROOT));
        if (!hours.matches()) {
            return Reading.wrong(ProblemCode.NOT_A_NUMBER, Hint.of(HintCode.HOURS));
        }
        BigDecimal told = new BigDecimal(hours.group(1).replace(',', '.'));
        return Reading.of(told.setScale(0, RoundingMode.HALF_UP).toPlainString());
    }
}

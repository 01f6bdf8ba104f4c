package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A citizenship as people and registers write it: the country's Italian name, an adjective (marocchina), its code of two
 * or three letters, or its code in tax codes (Z330). Comes out in two letters, XX for who has none.
 */
record Citizenship() implements Converter<String> {
    private static final Map<String, String> CODES = codes();

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        String code = CODES.get(Letters.of(text));
        return code == null ? Reading.wrong(ProblemCode.UNKNOWN_CODE, Hint.of(HintCode.CITIZENSHIP)) : Reading.of(code);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            codes.put(code, code);
            codes.put(country.getISO3Country(), code);
            codes.put(Letters.of(country.getDisplayCountry(Locale.ITALIAN)), code);
        }
        codes.putAll(WordList.read("citizenships.txt", code -> code));
        return Map.copyOf(codes);
    }
}

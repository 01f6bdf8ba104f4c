package it.ponte.convert;

import java.util.Locale;

/** A text in capital letters: for case numbers that one sender writes now so, now so. */
record Upper() implements Converter<String> {
    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        return Reading.of(text.toUpperCase(Locale.ROOT));
    }
}

package it.ponte.convert;

/**
 * Turns a sender's text into one of our values. A record: two converters that do the same are equal.
 *
 * @param <T> what comes out: a String in normal form, a LocalDate, a constant of a code list …
 */
public interface Converter<T> {
    /** The type that comes out; a field takes only converters that give its own type, or a text. */
    Class<T> gives();

    /** Reads one text, already stripped and not empty. */
    Reading<T> read(String text);
}

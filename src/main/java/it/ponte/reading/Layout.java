package it.ponte.reading;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a reader needs to know of a mapping: the form, and what is to be taken. Everything else is passed over while
 * reading.
 *
 * @param sources the sender's names of what is taken, each once: columns of a table, or paths inside a record
 * @param days how the sender would write a day or moment, by the name of the columns that hold them: a workbook keeps
 *     them as numbers
 * @param numerals what is known of columns whose digits are no quantity, by their name: a spreadsheet damages them
 * @param isStrict whether a field that is not named is a problem (UNKNOWN_FIELD) rather than dropped without a word
 */
public record Layout(
        Form form,
        List<String> sources,
        Map<String, Function<LocalDateTime, String>> days,
        Map<String, Numeral> numerals,
        boolean isStrict) {
    public Layout {
        sources = List.copyOf(sources);
        days = Map.copyOf(days);
        numerals = Map.copyOf(numerals);
    }
}

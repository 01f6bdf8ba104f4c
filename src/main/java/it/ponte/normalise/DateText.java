package it.ponte.normalise;

import it.ponte.reading.ProblemCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * A day, written in one pattern of {@link DateTimeFormatter}. Days that do not exist (31/02) are refused, never moved.
 *
 * @param pattern as the mapping says it: "dd/MM/yyyy"; at least one letter of the year stands for each of its digits
 */
record DateText(String pattern, DateTimeFormatter format) implements Converter<LocalDate> {
    /** The international form, used where a mapping names no pattern. */
    static final DateText ISO = DateText.of("yyyy-MM-dd");

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    /**
     * A converter for this pattern.
     *
     * @throws IllegalArgumentException when it is no pattern of a day with a year of four digits
     */
    static DateText of(String pattern) {
        // with yyyy (year of the era) the strict style would ask for the era; people who write it mean uuuu
        String strict = pattern.replace('y', 'u');
        if (!strict.contains("uuuu") || strict.contains("uuuuu")) {
            throw new IllegalArgumentException("a date pattern needs the year in four digits (yyyy)");
        }
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(strict, Locale.ITALIAN).withResolverStyle(ResolverStyle.STRICT);
        try {
            LocalDate.parse(LocalDate.of(2001, 2, 3).format(format), format);
        } catch (DateTimeException incomplete) {
            throw new IllegalArgumentException("a date pattern needs year, month and day and nothing else", incomplete);
        }
        return new DateText(pattern, format);
    }

    @Override
    public Class<LocalDate> gives() {
        return LocalDate.class;
    }

    @Override
    public Reading<LocalDate> read(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text, format);
        } catch (DateTimeException noDay) {
            return Reading.wrong(ProblemCode.NOT_A_DATE, pattern);
        }
        return day.isBefore(EARLIEST) || day.isAfter(LATEST)
                ? Reading.wrong(ProblemCode.OUT_OF_RANGE, "a year from 1900 to 2099")
                : Reading.of(day);
    }

    /** Writes a day as the sender would have. */
    String write(LocalDate day) {
        return day.format(format);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateText that && that.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }
}

package it.ponte.convert;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One pattern of a day: strict, with Italian names of months in capitals or not. */
final class DayPattern {
    /** Days in whose every writing day, month and year differ. */
    private static final List<LocalDate> TRIALS =
            List.of(LocalDate.of(2001, 2, 3), LocalDate.of(2010, 12, 11), LocalDate.of(2005, 9, 7));

    private final DateTimeFormatter format;
    private final boolean isShort;

    private DayPattern(DateTimeFormatter format, boolean isShort) {
        this.format = format;
        this.isShort = isShort;
    }

    /**
     * This pattern, in the letters of {@link DateTimeFormatter}.
     *
     * @throws IllegalArgumentException when it is no pattern of a day with a year of four digits, or of two
     */
    static DayPattern of(String written) {
        // with yyyy (year of the era) the strict style would ask for the era; people who write it mean uuuu
        String pattern = written.replace('y', 'u');
        long digits = pattern.chars().filter(letter -> letter == 'u').count();
        if (digits != 2 && digits != 4 || !pattern.contains("u".repeat((int) digits))) {
            throw new IllegalArgumentException("a date pattern needs the year in four digits (yyyy), or two (yy)");
        }
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ITALIAN)
                .withResolverStyle(ResolverStyle.STRICT);
        DayPattern read = new DayPattern(format, digits == 2);
        LocalDate trial = TRIALS.get(0);
        try {
            if (read.read(trial.format(format)).filter(trial::equals).isPresent()) {
                return read;
            }
        } catch (DateTimeException notOfADay) {
            // a pattern of more than a day cannot write one
        }
        throw new IllegalArgumentException("a date pattern needs year, month and day and nothing else");
    }

    /** Whether one text could be read as another day by the other pattern. */
    boolean contradicts(DayPattern other) {
        return TRIALS.stream()
                .anyMatch(day ->
                        other.read(write(day)).filter(read -> !read.equals(day)).isPresent());
    }

    /** Whether its year has two digits only. */
    boolean isShort() {
        return isShort;
    }

    /** The day that this text says; in some century where the year is short. */
    Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    String write(LocalDate day) {
        return day.format(format);
    }
}

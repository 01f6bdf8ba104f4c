package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day, written in one of some patterns. Days that do not exist (31/02) are refused, never moved. A time that exports
 * add to a day is passed over where it is midnight.
 */
public final class DateText implements Converter<LocalDate> {
    /** No day that matters to us is earlier, and none as late. */
    static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    static final Hint YEARS = Hint.of(HintCode.YEARS, 1900, 2099);

    private static final Pattern MIDNIGHT = Pattern.compile("[T ]\\s*00?[:.]00([:.]00([.,]0+)?)?(Z|[+-]00:?00)?$");

    private final String words;
    private final List<DayPattern> patterns;
    private final Century century;

    private DateText(String words, List<DayPattern> patterns, Century century) {
        this.words = words;
        this.patterns = patterns;
        this.century = century;
    }

    /**
     * A converter for these patterns, which are tried in their order. One with a short year (dd/MM/yy) takes a full one
     * too.
     *
     * @param words as the mapping says them: "dd/MM/yyyy | yyyy-MM-dd"
     * @throws IllegalArgumentException when one is no pattern of a day, or one text could mean two days
     */
    static DateText of(String words, Century century) {
        List<DayPattern> patterns = new ArrayList<>();
        for (String word : words.split("\\|", -1)) {
            DayPattern pattern = DayPattern.of(word.strip());
            if (pattern.isShort()) {
                patterns.add(DayPattern.of(word.strip().replaceAll("[yu]{2}", "uuuu")));
            }
            patterns.add(pattern);
        }
        boolean clash = patterns.stream().anyMatch(one -> patterns.stream().anyMatch(one::contradicts));
        if (clash) {
            throw new IllegalArgumentException("by these date patterns one text could mean two days");
        }
        return new DateText(words, List.copyOf(patterns), century);
    }

    /** The international form, used where a mapping names no pattern. */
    public static DateText iso(Century century) {
        return of("yyyy-MM-dd", century);
    }

    /** The same patterns, with this field's century for short years. */
    public DateText in(DateText field) {
        return new DateText(words, patterns, field.century);
    }

    @Override
    public Class<LocalDate> gives() {
        return LocalDate.class;
    }

    @Override
    public Reading<LocalDate> read(String text) {
        String day = MIDNIGHT.matcher(text).replaceFirst("").strip();
        for (DayPattern pattern : patterns) {
            Optional<LocalDate> read = pattern.read(day);
            if (read.isPresent()) {
                LocalDate meant = pattern.isShort() ? century.of(read.get()) : read.get();
                return meant.isBefore(EARLIEST) || !meant.isBefore(LATEST)
                        ? Reading.wrong(ProblemCode.OUT_OF_RANGE, YEARS)
                        : Reading.of(meant);
            }
        }
        return Reading.wrong(ProblemCode.NOT_A_DATE, Hint.of(HintCode.DAY, (Object[]) words.split("\\s*\\|\\s*")));
    }

    /** Its patterns as the mapping says them. */
    public String words() {
        return words;
    }

    /** Writes a day as the sender would have, its year in full. */
    public String write(LocalDate day) {
        return patterns.get(0).write(day);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateText that && that.words.equals(words) && that.century.equals(century);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}

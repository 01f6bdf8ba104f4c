package it.ponte.normalise;

import it.ponte.reading.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A moment in ISO form, with an offset ("2026-03-01T10:00:00Z"), without one (then Rome's clock is meant), or a day,
 * which means its beginning in Rome.
 */
record Moment() implements Converter<Instant> {
    /** Whose clock is meant where nothing is said. */
    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static final int DAY_LENGTH = 10;
    private static final int TIME_STARTS = 11;

    @Override
    public Class<Instant> gives() {
        return Instant.class;
    }

    @Override
    public Reading<Instant> read(String text) {
        try {
            if (text.length() <= DAY_LENGTH) {
                return Reading.of(startOf(LocalDate.parse(text)));
            }
            String time = text.substring(TIME_STARTS);
            boolean hasOffset = time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
            return Reading.of(
                    hasOffset
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(ROME).toInstant());
        } catch (DateTimeException noMoment) {
            return Reading.wrong(ProblemCode.NOT_A_DATE, "yyyy-MM-ddTHH:mm:ssZ");
        }
    }

    /** When this day begins in Rome. */
    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ROME).toInstant();
    }
}

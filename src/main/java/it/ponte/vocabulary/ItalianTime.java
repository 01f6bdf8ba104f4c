package it.ponte.vocabulary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The clock on which all days are meant: Italy's, whatever the machine's own zone. */
public final class ItalianTime {
    public static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    private ItalianTime() {}

    /** What a clock on a wall in Italy shows at this moment. */
    public static LocalDateTime of(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZONE);
    }

    /** The day in Italy on which this moment falls. */
    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    /** When this day begins in Italy. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}

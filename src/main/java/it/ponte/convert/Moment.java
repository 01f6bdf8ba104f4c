package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.ItalianTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * A moment in ISO form, with an offset ("2026-03-01T10:00:00Z"), without one (then Italy's clock is meant), or a day,
 * which means its beginning in Italy.
 */
public record Moment() implements Converter<Instant> {
    /** As of days: what lies beyond is a slip of the pen, and far beyond no database holds it. */
    private static final Instant EARLIEST = ItalianTime.startOf(DateText.EARLIEST);

    private static final Instant LATEST = ItalianTime.startOf(DateText.LATEST);
    private static final int DAY_LENGTH = 10;
    private static final int TIME_STARTS = 11;

    @Override
    public Class<Instant> gives() {
        return Instant.class;
    }

    @Override
    public Reading<Instant> read(String text) {
        try {
            Instant moment = parse(text);
            return moment.isBefore(EARLIEST) || !moment.isBefore(LATEST)
                    ? Reading.wrong(ProblemCode.OUT_OF_RANGE, DateText.YEARS)
                    : Reading.of(moment);
        } catch (DateTimeException noMoment) {
            return Reading.wrong(ProblemCode.NOT_A_DATE, Hint.of(HintCode.MOMENT));
        }
    }

    private static Instant parse(String text) {
        if (text.length() <= DAY_LENGTH) {
            return ItalianTime.startOf(LocalDate.parse(text));
        }
        String time = text.substring(TIME_STARTS);
        boolean hasOffset = time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(ItalianTime.ZONE).toInstant();
    }
}

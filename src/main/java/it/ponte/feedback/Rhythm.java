package it.ponte.feedback;

import it.ponte.vocabulary.ItalianTime;
import it.ponte.vocabulary.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** How often an addressee hears of what is no decision, all in one letter. Decisions are told at once in any case. */
public enum Rhythm {
    /** On every working day. */
    DAILY,
    /** On Mondays, or the next working day. */
    WEEKLY,
    /** By no letter of its own: with the next decision, and on the page behind the link. */
    NEVER;

    private static final LocalTime IN_THE_MORNING = LocalTime.of(8, 0);

    /** When the next digest is due, at eight in Italy; empty for {@link #NEVER}. */
    Optional<Instant> after(Instant moment) {
        if (this == NEVER) {
            return Optional.empty();
        }
        LocalDate day = ItalianTime.dayOf(moment);
        while (!isDay(day) || !inTheMorningOf(day).isAfter(moment)) {
            day = WorkingDays.after(day);
        }
        return Optional.of(inTheMorningOf(day));
    }

    /** When digests leave on this day. */
    static Instant inTheMorningOf(LocalDate day) {
        return day.atTime(IN_THE_MORNING).atZone(ItalianTime.ZONE).toInstant();
    }

    private boolean isDay(LocalDate day) {
        return this == WEEKLY ? WorkingDays.isFirstOfWeek(day) : WorkingDays.isWorking(day);
    }
}

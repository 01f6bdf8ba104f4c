package it.ponte.programme;

import java.time.LocalDate;

/**
 * A time in which a programme runs.
 *
 * @param id what it is called, such as 2026
 * @param from its first day
 * @param until its last day; null while nobody knows
 * @param source who pays
 * @param reference under which act or project code; may be null
 */
public record Edition(String id, LocalDate from, LocalDate until, String source, String reference) {
    public Edition {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("an edition ends after it begins");
        }
    }

    /** Whether the two share a day. */
    boolean overlaps(Edition other) {
        return !isOver(other.from) && !other.isOver(from);
    }

    /** Whether it runs on this day. */
    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(from) && !isOver(day);
    }

    private boolean isOver(LocalDate day) {
        return until != null && until.isBefore(day);
    }
}

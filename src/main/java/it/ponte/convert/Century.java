package it.ponte.convert;

import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Which century is meant where a year has two digits: of the hundred years that end on the latest day, the one that
 * fits.
 *
 * @param clock says which day is today
 * @param yearsAhead how far ahead of today the latest day is
 */
public record Century(Clock clock, int yearsAhead) {
    private static final int YEARS = 100;
    private static final int HALF = 50;

    /** For days of birth: nobody is born in the future, and nobody who looks for work is over a hundred. */
    public static Century ofBirth(Clock clock) {
        return new Century(clock, 0);
    }

    /** For all other days: half a century back, half a century ahead. */
    public static Century around(Clock clock) {
        return new Century(clock, HALF);
    }

    /** The day that is meant by one of this century whose own was not told. */
    LocalDate of(LocalDate day) {
        LocalDate latest = ItalianTime.dayOf(clock.instant()).plusYears(yearsAhead);
        LocalDate meant = day;
        while (meant.isAfter(latest)) {
            meant = meant.minusYears(YEARS);
        }
        return meant;
    }
}

package it.ponte.beneficiary;

import it.ponte.vocabulary.Shift;
import java.time.LocalDate;
import java.util.Set;

/**
 * When and how much a person can work.
 *
 * @param minHours fewest weekly hours she looks for, 0 when not told
 * @param maxHours most weekly hours she can do, 40 when not told
 * @param shifts the shifts she can do; empty when not told, which means any but NIGHT
 * @param from from which day, null means now
 */
public record Availability(int minHours, int maxHours, Set<Shift> shifts, LocalDate from) {
    /** Nothing told: any day shift, up to 40 hours. */
    public static final Availability UNTOLD = new Availability(0, 40, Set.of(), null);

    public Availability {
        shifts = Set.copyOf(shifts);
        if (minHours < 0 || maxHours > 60 || minHours > maxHours) {
            throw new IllegalArgumentException("weekly hours");
        }
    }
}

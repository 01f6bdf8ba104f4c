package it.ponte.disclosure;

import java.time.LocalDate;
import java.util.Set;

/**
 * A person's consent that the company of one vacancy learns some things of her.
 *
 * @param parts at least one
 * @param givenOn the day on which an operator collected it
 * @param until its last day, at most twelve months later (SAFETY P13)
 */
public record Release(Set<Part> parts, LocalDate givenOn, LocalDate until) {
    public Release {
        parts = Set.copyOf(parts);
        if (!isSound(parts, givenOn, until)) {
            throw new IllegalArgumentException("a consent names what it lets out and ends within twelve months");
        }
    }

    /** Whether a consent can be of these parts and days. */
    public static boolean isSound(Set<Part> parts, LocalDate givenOn, LocalDate until) {
        return !parts.isEmpty() && !until.isBefore(givenOn) && !until.isAfter(givenOn.plusMonths(12));
    }
}

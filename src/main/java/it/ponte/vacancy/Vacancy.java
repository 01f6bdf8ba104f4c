package it.ponte.vacancy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * A recorded vacancy.
 *
 * @param id internal id
 * @param code public code, V-…
 * @param offer what is offered
 * @param openedAt when it was first recorded
 * @param closedAt when it was closed, null while open
 * @param hired how many of its seats are filled
 * @param sectors every sector that any partner told of its employer, known by the VAT number: a false word of one does not
 *     defeat somebody's exclusion (SAFETY P7)
 * @param names every name that any partner told of its employer, in the same way
 */
public record Vacancy(
        long id,
        String code,
        VacancyDraft offer,
        Instant openedAt,
        Instant closedAt,
        int hired,
        Set<String> sectors,
        Set<String> names) {
    public Vacancy {
        sectors = Set.copyOf(sectors);
        names = Set.copyOf(names);
    }

    /** Whether it looks for people on a day: not closed, not past its last day, with a free seat. */
    public boolean isOpen(LocalDate today) {
        return looksForPeople(closedAt != null, offer.closesOn(), offer.seats(), hired, today);
    }

    /** The same for whoever read nothing but these facts of it. */
    public static boolean looksForPeople(boolean isClosed, LocalDate closesOn, int seats, int hired, LocalDate today) {
        return !isClosed && hired < seats && (closesOn == null || !closesOn.isBefore(today));
    }
}

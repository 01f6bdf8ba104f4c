package it.ponte.console;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Identity.Known;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * One fact of two people side by side, for the page on which an operator opened both.
 *
 * @param name what it is, a key of the texts
 * @param one and other: null where not told
 */
public record ComparedFacts(String name, Personal one, Personal other) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** Whether both were told and are not written alike, capitals aside. */
    public boolean differs() {
        return one != null && other != null && !one.reveal().equalsIgnoreCase(other.reveal());
    }

    /** All facts, in the order in which a form asks for them. */
    static List<ComparedFacts> of(Known one, Known other) {
        return List.of(
                new ComparedFacts("lastName", one.lastName(), other.lastName()),
                new ComparedFacts("firstName", one.firstName(), other.firstName()),
                new ComparedFacts("taxCode", one.codiceFiscale(), other.codiceFiscale()),
                new ComparedFacts("sex", Personal.orNull(one.sex()), Personal.orNull(other.sex())),
                new ComparedFacts("bornOn", day(one.bornOn()), day(other.bornOn())),
                new ComparedFacts(
                        "citizenship", Personal.orNull(one.citizenship()), Personal.orNull(other.citizenship())),
                new ComparedFacts("phone", one.phone(), other.phone()),
                new ComparedFacts("email", one.email(), other.email()));
    }

    private static Personal day(LocalDate bornOn) {
        return bornOn == null ? null : Personal.of(DAY.format(bornOn));
    }
}

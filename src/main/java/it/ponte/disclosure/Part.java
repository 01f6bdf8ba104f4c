package it.ponte.disclosure;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Identity;
import java.util.function.Function;

/** What of a person may be let out to a company, each by itself. */
public enum Part {
    /** First and last name. */
    NAME(Identity.Known::shownAs),
    /** Her own telephone number. */
    PHONE(Identity.Known::phone),
    /** Her own e-mail address. */
    EMAIL(Identity.Known::email);

    private final Function<Identity.Known, Personal> of;

    Part(Function<Identity.Known, Personal> of) {
        this.of = of;
    }

    /** This part of who she is; null where it was never told. */
    Personal of(Identity.Known her) {
        return of.apply(her);
    }
}

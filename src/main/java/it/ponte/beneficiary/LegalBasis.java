package it.ponte.beneficiary;

import it.ponte.vocabulary.ConsentScope;
import java.time.LocalDate;
import java.util.Set;

/**
 * Why the hub may use what was told of a person (GDPR art. 6 and 9). Without one nothing is matched (SAFETY P13).
 *
 * @param kind consent of the person, or a public task of the service
 * @param givenOn the day it was collected
 * @param until last day it holds; a consent told for longer is cut to twelve months after {@code givenOn}
 * @param scope what a consent covers; null where nothing was told of that, and for a public task
 */
public record LegalBasis(Kind kind, LocalDate givenOn, LocalDate until, Set<ConsentScope> scope) {
    /** The two grounds that services use. */
    public enum Kind {
        CONSENT,
        PUBLIC_TASK
    }

    public LegalBasis {
        LocalDate latest = givenOn.plusMonths(12);
        if (kind == Kind.CONSENT && until.isAfter(latest)) {
            until = latest;
        }
        scope = kind == Kind.CONSENT && scope != null ? Set.copyOf(scope) : null;
    }

    /** Without a word of what it covers. */
    public LegalBasis(Kind kind, LocalDate givenOn, LocalDate until) {
        this(kind, givenOn, until, null);
    }

    /** Fills in the end where none was told: twelve months. */
    public static LegalBasis of(Kind kind, LocalDate givenOn) {
        return new LegalBasis(kind, givenOn, givenOn.plusMonths(12));
    }
}

package it.ponte.beneficiary;

import java.time.LocalDate;

/**
 * Why the hub may use what was told of a person (GDPR art. 6 and 9). Without one nothing is matched (SAFETY P13).
 *
 * @param kind consent of the person, or a public task of the service
 * @param givenOn the day it was collected
 * @param until last day it holds; a consent told for longer is cut to twelve months after {@code givenOn}
 */
public record LegalBasis(Kind kind, LocalDate givenOn, LocalDate until) {
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
    }

    /** Fills in the end where none was told: twelve months. */
    public static LegalBasis of(Kind kind, LocalDate givenOn) {
        return new LegalBasis(kind, givenOn, givenOn.plusMonths(12));
    }
}

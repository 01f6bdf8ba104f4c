package it.ponte.placement;

import static java.util.Objects.requireNonNull;

import it.ponte.access.Caller.PartnerCaller;
import it.ponte.vocabulary.ContractType;
import java.time.LocalDate;

/**
 * A contract from before the hub, as a partner's list tells it.
 *
 * @param partner whose list it is
 * @param externalId its own number for the contract
 * @param person its own number for the person's enrolment or referral
 * @param company its name, null for a protected person (SAFETY P8)
 * @param employees as of the hire, null when not told
 * @param sector a code of the vocabulary, null when not told
 * @param until last day agreed for a fixed-term contract, null when none
 * @param endedOn the day it ended, null while it lasts
 */
public record PastPlacement(
        String partner,
        String externalId,
        String person,
        String company,
        Integer employees,
        String sector,
        ContractType contractType,
        LocalDate startedOn,
        LocalDate until,
        LocalDate endedOn) {

    public PastPlacement {
        requireNonNull(partner);
        requireNonNull(externalId);
        requireNonNull(person);
        requireNonNull(contractType);
        requireNonNull(startedOn);
    }

    /** Its beginning, told about this referral (R-…). */
    OutcomeDraft hire(String referral) {
        return new OutcomeDraft(teller(), externalId, referral, OutcomeKind.HIRED, startedOn, contractType, until);
    }

    /** Its end, told under a number of its own, so that a list that is sent again tells it once. */
    OutcomeDraft end(String referral) {
        return new OutcomeDraft(teller(), externalId + "/end", referral, OutcomeKind.ENDED, endedOn, null, null);
    }

    private String teller() {
        return new PartnerCaller(partner).stampedAs();
    }

    @Override
    public String toString() {
        return "PastPlacement[" + partner + "]";
    }
}

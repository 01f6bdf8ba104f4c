package it.ponte.placement;

import static java.util.Objects.requireNonNull;

import it.ponte.vocabulary.ContractType;
import java.time.LocalDate;

/**
 * An outcome as told by a cooperative, a company, a service or an operator.
 *
 * @param teller who tells it, as a {@code _by} stamp: {@code partner:<id>} or {@code operator:<name>}
 * @param externalId the teller's own number for it: the same number twice is one outcome
 * @param about R-… (a referral) or M-… (a proposal)
 * @param on the day it happened
 * @param contractType for HIRED only
 * @param until last day of a fixed-term contract, null when none
 */
public record OutcomeDraft(
        String teller,
        String externalId,
        String about,
        OutcomeKind kind,
        LocalDate on,
        ContractType contractType,
        LocalDate until) {

    public OutcomeDraft {
        requireNonNull(teller);
        requireNonNull(about);
        requireNonNull(kind);
        requireNonNull(on);
    }

    @Override
    public String toString() {
        return "OutcomeDraft[" + teller + "]";
    }
}

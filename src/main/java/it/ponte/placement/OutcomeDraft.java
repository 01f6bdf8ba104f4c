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
 * @param reason why, where that may be shared; null when none is told
 */
public record OutcomeDraft(
        String teller,
        String externalId,
        String about,
        OutcomeKind kind,
        LocalDate on,
        ContractType contractType,
        LocalDate until,
        OutcomeReason reason) {

    public OutcomeDraft {
        requireNonNull(teller);
        requireNonNull(about);
        requireNonNull(kind);
        requireNonNull(on);
    }

    /** One without a reason. */
    public OutcomeDraft(
            String teller,
            String externalId,
            String about,
            OutcomeKind kind,
            LocalDate on,
            ContractType contractType,
            LocalDate until) {
        this(teller, externalId, about, kind, on, contractType, until, null);
    }

    /** Whether it may say more than is kept of somebody under protection (SAFETY P6, P8). */
    boolean mayNeedVeil() {
        return kind.isAboutWork() || reason != null;
    }

    /** What may be kept of it when she is protected: of her work only the month, and why of nothing (SAFETY P6, P8). */
    OutcomeDraft ofProtected() {
        return kind.isAboutWork()
                ? new OutcomeDraft(teller, externalId, about, kind, on.withDayOfMonth(1), null, null)
                : new OutcomeDraft(teller, externalId, about, kind, on, contractType, until);
    }

    @Override
    public String toString() {
        return "OutcomeDraft[" + teller + "]";
    }
}

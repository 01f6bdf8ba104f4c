package it.ponte.placement;

import it.ponte.access.PublicCode;
import it.ponte.vocabulary.ContractType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something that became of a person's path, as it was kept.
 *
 * @param id internal id
 * @param code public code, O-…
 * @param beneficiary internal id of the person
 * @param about the code under which it was told: R-… or M-…
 * @param proposal internal id of the proposal it is about, null when it was told about a referral
 * @param on the day it happened; for work of a protected person the first of its month (SAFETY P8)
 * @param contractType for HIRED only, null for a protected person
 * @param until last day of a fixed-term contract, null when none
 * @param reason why, null when none was told; never one for a protected person
 * @param teller {@code partner:<id>} or {@code operator:<name>}
 * @param toldUsAt when we were told
 * @param stampedAt when it was stamped on the path, null while it waits
 */
public record Outcome(
        long id,
        String code,
        long beneficiary,
        String about,
        Long proposal,
        OutcomeKind kind,
        LocalDate on,
        ContractType contractType,
        LocalDate until,
        OutcomeReason reason,
        String teller,
        Instant toldUsAt,
        Instant stampedAt) {

    /** In the order in which things happen: the hub may note a proposal later than what came of it on the same day. */
    public static final Comparator<Outcome> IN_ORDER = Comparator.comparing(Outcome::on)
            .thenComparing(outcome -> outcome.kind() != OutcomeKind.PROPOSED)
            .thenComparing(Outcome::id);

    /** Whether it may say more than is kept of somebody under protection (SAFETY P6, P8). */
    boolean mayNeedVeil() {
        return kind.isAboutWork() || reason != null;
    }

    /** Whether it closes a referral, not the person's path. */
    boolean closesOneReferral() {
        return kind == OutcomeKind.CLOSED && PublicCode.REFERRAL.matches(about);
    }
}

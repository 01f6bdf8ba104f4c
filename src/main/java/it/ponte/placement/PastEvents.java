package it.ponte.placement;

import it.ponte.beneficiary.Referrals;
import it.ponte.vocabulary.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What became of people before the hub: kept and stamped as it was, and told to nobody. Contracts and interviews that
 * are loaded so count for first placements, deadlines and conversions; what happens from now on is told as ever.
 */
@Component
public class PastEvents {
    private final Referrals referrals;
    private final Outcomes outcomes;
    private final OutcomeTable table;
    private final Paths paths;
    private final Placements placements;

    PastEvents(Referrals referrals, Outcomes outcomes, OutcomeTable table, Paths paths, Placements placements) {
        this.referrals = referrals;
        this.outcomes = outcomes;
        this.table = table;
        this.paths = paths;
        this.placements = placements;
    }

    /**
     * Keeps contracts, each judged by itself; call it inside a transaction.
     *
     * @return one verdict per contract, in the same order: UPDATED where the end of a known one is new; refused as
     *     {@link Outcomes#record} refuses, with CONTRADICTION where the same number was told with other days
     */
    public List<RecordedOutcome> record(List<PastPlacement> contracts) {
        return contracts.stream().map(this::record).toList();
    }

    private RecordedOutcome record(PastPlacement contract) {
        return referrals
                .byExternalId(contract.partner(), contract.person())
                .map(referral -> record(contract, referral.code()))
                .orElseGet(() -> RecordedOutcome.refused("UNKNOWN_REFERENCE"));
    }

    private RecordedOutcome record(PastPlacement contract, String referral) {
        RecordedOutcome hire = keep(contract.hire(referral));
        if (hire.refusal() != null) {
            return hire;
        }
        Outcome hired = outcomes.get(hire.id());
        if (hire.isNew()) {
            long placement = placements.hiredBefore(hired, contract, outcomes.isProtected(hired.beneficiary()));
            table.begins(hire.id(), placement);
        }
        RecordedOutcome end = contract.endedOn() == null ? hire : keep(contract.end(referral));
        if (end.refusal() != null) {
            return end;
        }
        if (contract.endedOn() != null && end.isNew()) {
            table.ends(end.id(), hire.id());
        }
        placements.settle(hired.beneficiary());
        boolean isUpdate = !hire.isNew() && end.isNew();
        return isUpdate ? new RecordedOutcome(Verdict.UPDATED, hire.code(), hire.id(), null) : hire;
    }

    /**
     * Keeps that a person had her first interview; call it inside a transaction.
     *
     * @param teller {@code partner:<id>}
     * @param referral R-…, the teller's own
     * @return whether this is new
     */
    public boolean interviewed(String teller, String referral, LocalDate on) {
        return keep(new OutcomeDraft(teller, null, referral, OutcomeKind.INTERVIEWED, on, null, null))
                .isNew();
    }

    private RecordedOutcome keep(OutcomeDraft draft) {
        RecordedOutcome kept = outcomes.recordPast(draft);
        if (kept.isNew()) {
            Outcome outcome = outcomes.get(kept.id());
            paths.lockPerson(outcome.beneficiary());
            table.stamped(outcome, null);
        }
        return kept;
    }
}

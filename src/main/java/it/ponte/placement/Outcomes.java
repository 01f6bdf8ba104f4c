package it.ponte.placement;

import it.ponte.matching.Proposal;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that became of a person's path, as it was told to us: each event once. */
@Component
public class Outcomes {
    private final OutcomeTable table;
    private final FeedTable feed;
    private final MayTell mayTell;
    private final Worklist worklist;
    private final TransactionTemplate transaction;

    Outcomes(
            OutcomeTable table,
            FeedTable feed,
            MayTell mayTell,
            Worklist worklist,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.feed = feed;
        this.mayTell = mayTell;
        this.worklist = worklist;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Keeps one outcome at once, in a transaction of its own, to be stamped; the answer is that of {@link #record}. */
    public RecordedOutcome tell(OutcomeDraft draft) {
        return transaction.execute(tx -> {
            RecordedOutcome recorded = record(draft);
            if (recorded.isNew()) {
                worklist.add(Stage.OUTCOME, recorded.id());
            }
            return recorded;
        });
    }

    /**
     * Keeps outcomes, each judged by itself; call it inside a transaction and add OUTCOME work for what is new.
     *
     * @return one verdict per draft, in the same order. REFUSED carries UNKNOWN_REFERENCE where there is no such code
     *     for this teller, CONTRADICTION where the teller told something else under the same number or day, REQUIRED
     *     where a hire lacks its contract type, UNKNOWN_CODE for what only the hub itself may tell (PROPOSED),
     *     REASON_DOES_NOT_FIT where this kind never has this reason
     */
    public List<RecordedOutcome> record(List<OutcomeDraft> drafts) {
        return drafts.stream().map(this::record).toList();
    }

    private RecordedOutcome record(OutcomeDraft draft) {
        return record(draft, false);
    }

    /** Keeps an outcome from before the hub, known by its number: two contracts may begin or end on one day. */
    RecordedOutcome recordPast(OutcomeDraft draft) {
        return record(draft, true);
    }

    private RecordedOutcome record(OutcomeDraft draft, boolean history) {
        // a repetition answers as the first time did, also when the referral was withdrawn since
        Optional<Outcome> known = table.sameNumber(draft);
        if (known.filter(earlier -> earlier.about().equals(draft.about())).isPresent() && mayTell.mayRepeat(draft)) {
            return repeated(known.get(), asKept(draft, known.get().beneficiary()));
        }
        Optional<About> about = mayTell.about(draft);
        if (about.isEmpty()) {
            return RecordedOutcome.refused("UNKNOWN_REFERENCE");
        }
        if (known.isPresent()) {
            return RecordedOutcome.refused("CONTRADICTION");
        }
        if (draft.kind() == OutcomeKind.PROPOSED) {
            return RecordedOutcome.refused("UNKNOWN_CODE");
        }
        if (draft.kind() == OutcomeKind.HIRED && draft.contractType() == null) {
            return RecordedOutcome.refused("REQUIRED");
        }
        if (draft.reason() != null && !draft.reason().explains(draft.kind())) {
            return RecordedOutcome.refused("REASON_DOES_NOT_FIT");
        }
        OutcomeDraft kept = asKept(draft, about.get().beneficiary());
        return table.insert(kept, about.get(), history)
                .map(RecordedOutcome::recorded)
                .orElseGet(() -> table.same(kept, about.get())
                        .map(earlier -> repeated(earlier, kept))
                        .orElseThrow());
    }

    private static RecordedOutcome repeated(Outcome earlier, OutcomeDraft now) {
        boolean same = earlier.kind() == now.kind()
                && earlier.on().equals(now.on())
                && earlier.contractType() == now.contractType()
                && Objects.equals(earlier.until(), now.until())
                && earlier.reason() == now.reason();
        return same ? RecordedOutcome.unchanged(earlier) : RecordedOutcome.refused("CONTRADICTION");
    }

    private OutcomeDraft asKept(OutcomeDraft draft, long beneficiary) {
        return draft.mayNeedVeil() && isProtected(beneficiary) ? draft.ofProtected() : draft;
    }

    /** Keeps that an operator accepted a proposal; empty when it was kept before. Call it inside a transaction. */
    Optional<Outcome> proposed(Proposal proposal) {
        OutcomeDraft draft = new OutcomeDraft(
                proposal.acceptedBy(), null, proposal.code(), OutcomeKind.PROPOSED, dayOf(proposal), null, null);
        return table.insert(draft, new About(proposal.beneficiary(), proposal.id()), false);
    }

    /** The day in Italy on which a proposal was accepted. */
    static LocalDate dayOf(Proposal proposal) {
        return ItalianTime.dayOf(proposal.acceptedAt());
    }

    /** The outcome with this internal id, which must exist. */
    public Outcome get(long id) {
        return table.get(id);
    }

    /**
     * What became of a person as far as one of her referrals may know at this moment (SAFETY P18, {@link Telling}), oldest
     * day first: ask {@link TaskStatus} with it.
     */
    public List<Outcome> knownTo(String referralCode) {
        return knownTo(List.of(referralCode)).get(referralCode);
    }

    /** The same for many referrals at once: every code asked for has its list, which may be empty. */
    public Map<String, List<Outcome>> knownTo(Collection<String> referralCodes) {
        Map<String, List<Outcome>> known = table.knownTo(referralCodes);
        referralCodes.forEach(code -> known.putIfAbsent(code, List.of()));
        return known;
    }

    /** The internal ids of the referrals that an outcome answers: whose services may know it, and so must hear it. */
    public Set<Long> referralsToTell(long outcome) {
        return table.referralsToTell(outcome);
    }

    /**
     * The outcomes of the people a partner referred, in the order they were stamped, as far as it may hear of them now
     * ({@link Telling}); for protected people only that there is an update. Notes that they were read.
     *
     * @param after the last cursor seen, 0 to begin
     * @param atMost how many; slightly more when one outcome concerns several of the partner's referrals
     */
    public FeedPage feed(String partner, long after, int atMost) {
        return transaction.execute(tx -> feed.read(partner, after, atMost));
    }

    /**
     * The record of this person is used again: what services did not read of her meanwhile stands behind their cursors
     * once more. Inside a transaction, and the last thing done in it.
     */
    public void resume(long beneficiary) {
        feed.resume(List.of(beneficiary));
    }

    boolean isProtected(long beneficiary) {
        return table.isProtected(beneficiary);
    }
}

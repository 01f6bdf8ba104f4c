package it.ponte.placement;

import it.ponte.vocabulary.Verdict;

/**
 * What recording an outcome did, as its teller may see it.
 *
 * @param verdict RECORDED, UNCHANGED (the same event was told before) or REFUSED
 * @param code the outcome's public code, O-…; null when refused
 * @param id internal id; 0 when refused
 * @param refusal problem code when refused (UNKNOWN_REFERENCE, CONTRADICTION, REQUIRED, UNKNOWN_CODE), null otherwise
 */
public record RecordedOutcome(Verdict verdict, String code, long id, String refusal) {

    static RecordedOutcome recorded(Outcome outcome) {
        return new RecordedOutcome(Verdict.RECORDED, outcome.code(), outcome.id(), null);
    }

    static RecordedOutcome unchanged(Outcome outcome) {
        return new RecordedOutcome(Verdict.UNCHANGED, outcome.code(), outcome.id(), null);
    }

    static RecordedOutcome refused(String problem) {
        return new RecordedOutcome(Verdict.REFUSED, null, 0, problem);
    }

    /** Whether something new was kept, so that it must be stamped. */
    public boolean isNew() {
        return verdict == Verdict.RECORDED;
    }
}

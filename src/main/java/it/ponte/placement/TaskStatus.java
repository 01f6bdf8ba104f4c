package it.ponte.placement;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What the outside sees of a referral, in the words of FHIR's Task: a question asked of what happened, never stored. */
public enum TaskStatus {
    REQUESTED,
    ACCEPTED,
    REJECTED,
    IN_PROGRESS,
    ON_HOLD,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** A contract that is renewed, or made permanent, was begun: whoever tells of it may be the first who tells of work. */
    private static final Set<OutcomeKind> WORK = EnumSet.of(
            OutcomeKind.HIRED, OutcomeKind.CONTRACT_RENEWED, OutcomeKind.MADE_PERMANENT, OutcomeKind.FOUND_WORK_ALONE);

    /** The word as FHIR writes it: {@code in-progress}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The status of a referral.
     *
     * @param withdrawn whether its service withdrew it
     * @param outcomes what became of the person as far as this referral may know, in any order
     */
    public static TaskStatus of(boolean withdrawn, Collection<Outcome> outcomes) {
        if (withdrawn) {
            return CANCELLED;
        }
        if (outcomes.stream().anyMatch(outcome -> isWork(outcome.kind()))) {
            return COMPLETED;
        }
        return outcomes.stream()
                .max(Outcome.IN_ORDER)
                .map(last -> after(last.kind(), outcomes.size()))
                .orElse(REQUESTED);
    }

    /** A person who found work once has what she was referred for, also after that contract ended. */
    private static boolean isWork(OutcomeKind kind) {
        return WORK.contains(kind);
    }

    private static TaskStatus after(OutcomeKind last, int told) {
        return switch (last) {
            case INTERVIEWED, ORIENTED -> ACCEPTED;
            case IN_COURSE, PROPOSED, SECONDMENT_STARTED, SECONDMENT_HALF_WAY, SECONDMENT_ENDED -> IN_PROGRESS;
            // the person stays with us and another job is looked for
            case NOT_TAKEN_ON, RETURNED_TO_COOPERATIVE -> ACCEPTED;
            case NO_SHOW -> ON_HOLD;
            // nothing but the closing: it was never taken up
            case CLOSED -> told == 1 ? REJECTED : FAILED;
            case HIRED, CONTRACT_RENEWED, MADE_PERMANENT, FOUND_WORK_ALONE, ENDED -> COMPLETED;
        };
    }
}

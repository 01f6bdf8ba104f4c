package it.ponte.placement;

import static it.ponte.placement.OutcomeKind.CLOSED;
import static it.ponte.placement.OutcomeKind.ENDED;
import static it.ponte.placement.OutcomeKind.NOT_TAKEN_ON;
import static it.ponte.placement.OutcomeKind.NO_SHOW;
import static it.ponte.placement.OutcomeKind.RETURNED_TO_COOPERATIVE;
import static it.ponte.placement.OutcomeKind.SECONDMENT_ENDED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Why something became of a person's path, in the words that may be shared with the service that referred her. The list is
 * closed: nothing in it may tell of health, addiction, family, origin, belief, offences or any other special category (GDPR
 * art. 9 and 10), nor name a company or place; what does not fit is told in person, or not at all.
 */
public enum OutcomeReason {
    /** She chose not to go on. */
    PERSON_DECLINED(NO_SHOW, NOT_TAKEN_ON, SECONDMENT_ENDED, ENDED, RETURNED_TO_COOPERATIVE, CLOSED),
    UNREACHABLE(NO_SHOW, CLOSED),
    FOUND_ANOTHER_WAY(NO_SHOW, NOT_TAKEN_ON, SECONDMENT_ENDED, ENDED, CLOSED),
    COMPANY_CHOSE_ANOTHER(NOT_TAKEN_ON),
    /** A licence, certificate or experience that the work asks for. */
    REQUIREMENT_MISSING(NOT_TAKEN_ON),
    HOURS_OR_PLACE(NOT_TAKEN_ON, SECONDMENT_ENDED, ENDED, RETURNED_TO_COOPERATIVE),
    TRIAL_NOT_PASSED(NOT_TAKEN_ON, SECONDMENT_ENDED, ENDED, RETURNED_TO_COOPERATIVE),
    /** The company has no more work to give. */
    WORK_ENDED_EARLY(NOT_TAKEN_ON, SECONDMENT_ENDED, ENDED, RETURNED_TO_COOPERATIVE),
    /** It ended on the day that was agreed. */
    TERM_REACHED(SECONDMENT_ENDED, ENDED, RETURNED_TO_COOPERATIVE),
    /** The goal that was agreed for the path, such as a skill to learn. */
    GOAL_REACHED(SECONDMENT_ENDED, CLOSED),
    MOVED_AWAY(NO_SHOW, NOT_TAKEN_ON, SECONDMENT_ENDED, ENDED, RETURNED_TO_COOPERATIVE, CLOSED),
    /** In another programme for work. */
    FOLLOWED_ELSEWHERE(CLOSED);

    private final Set<OutcomeKind> kinds;

    OutcomeReason(OutcomeKind first, OutcomeKind... others) {
        this.kinds = EnumSet.of(first, others);
    }

    /** Whether it can be why this happened. */
    public boolean explains(OutcomeKind kind) {
        return kinds.contains(kind);
    }

    /** Those that can be why this happened; none for what needs no reason. */
    public static List<OutcomeReason> of(OutcomeKind kind) {
        return Arrays.stream(values()).filter(reason -> reason.explains(kind)).toList();
    }
}

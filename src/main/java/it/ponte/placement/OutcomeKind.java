package it.ponte.placement;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** What can become of a person's path; each is told to the caseworker with one fixed sentence. */
public enum OutcomeKind {
    INTERVIEWED,
    NO_SHOW,
    ORIENTED,
    IN_COURSE,
    /** An operator accepted a proposal; made by the hub itself. */
    PROPOSED,
    SECONDMENT_STARTED,
    SECONDMENT_HALF_WAY,
    SECONDMENT_ENDED,
    HIRED,
    CONTRACT_RENEWED,
    MADE_PERMANENT,
    ENDED,
    FOUND_WORK_ALONE,
    RETURNED_TO_COOPERATIVE,
    NOT_TAKEN_ON,
    CLOSED;

    private static final Set<OutcomeKind> ABOUT_WORK = EnumSet.of(
            SECONDMENT_STARTED, SECONDMENT_HALF_WAY, SECONDMENT_ENDED, HIRED, CONTRACT_RENEWED, MADE_PERMANENT, ENDED);

    private static final Set<OutcomeKind> DECISIONS = EnumSet.of(
            SECONDMENT_STARTED,
            HIRED,
            CONTRACT_RENEWED,
            MADE_PERMANENT,
            ENDED,
            FOUND_WORK_ALONE,
            RETURNED_TO_COOPERATIVE,
            NOT_TAKEN_ON,
            CLOSED);

    /** Whether it tells of work in a company: of a protected person only its month is kept (SAFETY P8). */
    public boolean isAboutWork() {
        return ABOUT_WORK.contains(this);
    }

    /** Whether it is told even once the legal basis has ended: the closing answer (SAFETY P13). */
    public boolean isOwed() {
        return this == CLOSED;
    }

    /** The names of those that are owed, as statements ask for them. */
    public static String[] owed() {
        return Stream.of(values()).filter(OutcomeKind::isOwed).map(Enum::name).toArray(String[]::new);
    }

    /**
     * Whether something was decided about her work, which her caseworker hears at once; what prepares a decision waits for
     * the next digest.
     */
    public boolean isDecision() {
        return DECISIONS.contains(this);
    }
}

package it.ponte.matching;

import java.util.List;

/**
 * One line of an explanation, in codes; {@link Words} says it in a language.
 *
 * @param criterion name of the {@link Rule} or {@link Criterion} that speaks
 * @param asked what the vacancy asks, as codes: "D", "it:B1", "36" (weekly hours), "MO"
 * @param found what of it the person brings (for limits: what of it she must be spared), as codes; may be empty
 * @param points what it adds to the score; 0 for a hard rule
 * @param outOf the most it could add, 0 for a hard rule
 */
public record Reason(String criterion, List<String> asked, List<String> found, Verdict verdict, int points, int outOf) {
    /** How the person stands to what is asked. */
    public enum Verdict {
        MET,
        PARTLY,
        NOT_MET,
        /** Nothing is known on one side: an operator asks; it keeps nobody out. */
        TO_CHECK
    }

    public Reason {
        asked = List.copyOf(asked);
        found = List.copyOf(found);
        if (points < 0 || points > outOf) {
            throw new IllegalArgumentException("points");
        }
    }

    /** Whether a hard rule keeps the person out. */
    public boolean keepsOut() {
        return outOf == 0 && verdict == Verdict.NOT_MET && Rule.named(criterion).isPresent();
    }
}

package it.ponte.reading;

import java.util.Locale;

/**
 * What is wrong with one value of one line, as its sender is told: where and which rule, never the value.
 *
 * @param field the sender's own name for it (column header, path), "" when the whole line is meant
 * @param code one of {@link ProblemCode}
 * @param hint what would be right, in general; null when the code says it all
 */
public record Problem(String field, ProblemCode code, Hint hint) {
    /** The hint in the reader's language, null where there is none. */
    public String hintIn(Locale reader) {
        return hint == null ? null : hint.words(reader);
    }
}

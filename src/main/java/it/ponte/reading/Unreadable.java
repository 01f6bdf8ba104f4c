package it.ponte.reading;

import java.io.IOException;

/**
 * A message cannot be read as a whole, and why. Thrown through the libraries that read bytes, which pass on nothing but
 * {@link IOException}; whoever opened the message ends it.
 */
public final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final int line;
    private final String field;

    public Unreadable(ProblemCode code) {
        this(code, 0, null);
    }

    Unreadable(ProblemCode code, int line, String field) {
        this.code = code;
        this.line = line;
        this.field = field;
    }

    /** Why. */
    public ProblemCode code() {
        return code;
    }

    /** Where, 0 when there is no such place. */
    public int line() {
        return line;
    }

    /** Which column is meant, by the mapping's name for it; null when none. */
    public String field() {
        return field;
    }

    /** The one inside this failure, wrapped by a library or not; null when our plumbing failed. */
    static Unreadable in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreadable unreadable) {
                return unreadable;
            }
        }
        return null;
    }
}

package it.ponte.normalise;

import it.ponte.intake.Refusal;
import java.io.IOException;

/**
 * A message cannot be read as a whole, and why. Thrown through the libraries that read bytes, which pass on nothing but
 * {@link IOException}; it ends inside this room, as a {@link Refusal}.
 */
final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    Unreadable(ProblemCode code) {
        this(code, 0, null);
    }

    Unreadable(ProblemCode code, int line, String field) {
        this.refusal = new Refusal(code.name(), line, field);
    }

    Refusal refusal() {
        return refusal;
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

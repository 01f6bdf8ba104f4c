package it.ponte.reading;

import java.io.IOException;

/** Too many large messages are held in memory at the moment: nothing is wrong with this one, which may come again. */
public final class TryLater extends IOException {
    private static final long serialVersionUID = 1;

    /** The one sentence that a log needs. */
    public TryLater() {
        super("too many large messages at once");
    }
}

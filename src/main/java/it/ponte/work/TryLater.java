package it.ponte.work;

import java.io.IOException;

/** Too much is being read at the moment: nothing is wrong with this message, nothing of it was kept, it may come again. */
public final class TryLater extends IOException {
    private static final long serialVersionUID = 1;

    /** The one sentence that a log needs. */
    public TryLater() {
        super("too much is being read at once");
    }
}

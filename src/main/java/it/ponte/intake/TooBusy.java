package it.ponte.intake;

/** Too many messages are being read: nothing of this one was, and its sender is to come again. */
public final class TooBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooBusy() {
        super("too many messages are being read");
    }
}

package it.ponte.mail;

/** A mail that the mail server lists but does not hand over, asked again and again; all others are read. */
final class Unfetchable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean gone;

    Unfetchable(boolean gone) {
        super(gone ? "the mail was deleted meanwhile" : "the mail server does not hand the mail over");
        this.gone = gone;
    }

    /** Whether somebody deleted it meanwhile. */
    boolean isGone() {
        return gone;
    }
}

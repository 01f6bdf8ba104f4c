package it.ponte.mail;

/** A mail that the mail server lists and that cannot be had, or not be judged, asked again and again; all others are. */
final class Unfetchable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean gone;

    Unfetchable(boolean gone) {
        super(gone ? "the mail was deleted meanwhile" : "the mail cannot be had or judged");
        this.gone = gone;
    }

    /** Whether somebody deleted it meanwhile. */
    boolean isGone() {
        return gone;
    }
}

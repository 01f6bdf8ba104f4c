package it.ponte.vocabulary;

/** What became of one line or message, as its sender is told. */
public enum Verdict {
    /** A new record was made. */
    RECORDED,
    /** A record we had was changed. */
    UPDATED,
    /** The record says the same already, or something newer. */
    UNCHANGED,
    /** The line has problems that its sender can correct. */
    REFUSED,
    /** The hub could not record it and looks into it; the sender need do nothing. */
    DELAYED
}

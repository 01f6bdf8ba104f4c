package it.ponte.feedback;

/** A mail server of ours that takes letters. */
enum Relay {
    /** For ordinary mail, {@code PONTE_SMTP_URL}. */
    MAIL,
    /** For certified mail (PEC), {@code PONTE_PEC_URL}. */
    PEC
}

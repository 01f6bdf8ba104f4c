package it.ponte.feedback;

/** What a service is told beside outcomes, by a letter of its own; each has one fixed sentence (SAFETY P6). */
public enum Notice {
    /** The legal basis of its referral ends in 30 days or less (SAFETY P13). */
    BASIS_ENDS,
    /** Nothing was heard of the person for long: in 30 days she will be forgotten (SAFETY P14). */
    RECORD_ENDS
}

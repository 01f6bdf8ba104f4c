package it.ponte.casework;

/** What is expected of the reader of a case; the first that holds, in this order, is the one that is told. */
public enum Need {
    /** The operators asked something. */
    ANSWER_NOTE,
    /** A letter about it had no usable address, or its service names nobody who follows it. */
    CONFIRM_CONTACT,
    /** Its legal basis ends within a month, or has ended. */
    RENEW_BASIS,
    NOTHING
}

package it.ponte.mapping;

/** What happens to a field's value where the person asks for protection (SAFETY P1). */
public enum UnderProtection {
    /** It is needed and tells nothing about who she is. */
    KEPT,
    /** It is not needed: left out without a word. */
    DROPPED,
    /** It tells who she is: left out, and the line is refused, so that its sender stops sending it. */
    REFUSED
}

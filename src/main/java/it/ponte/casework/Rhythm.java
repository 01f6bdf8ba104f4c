package it.ponte.casework;

/** How often a reader wants to hear of what is no decision; decisions and ends are told at once, always. */
public enum Rhythm {
    DAILY,
    WEEKLY,
    NEVER
}

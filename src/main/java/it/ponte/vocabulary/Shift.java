package it.ponte.vocabulary;

/** When work is done (turni). */
public enum Shift {
    MORNING,
    AFTERNOON,
    EVENING,
    NIGHT,
    WEEKEND
}

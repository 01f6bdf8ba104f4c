package it.ponte.casework;

/** How often readers want to hear: whoever composes letters keeps it. */
public interface Rhythms {
    /** What this reader chose, or what holds for her where she chose nothing. */
    Rhythm of(CaseReader reader);

    /** She chooses; inside a transaction. */
    void choose(CaseReader reader, Rhythm rhythm);
}

package it.ponte.vocabulary;

/** Transversal skills (competenze trasversali), the third block of the job profile. */
public enum Transversal {
    LEADERSHIP,
    RELATIONAL,
    ADAPTATION
}

package it.ponte.vocabulary;

/** How well a language is known: the levels of the Common European Framework (CEFR), and mother tongue. */
public enum LanguageLevel {
    A1,
    A2,
    B1,
    B2,
    C1,
    C2,
    NATIVE
}

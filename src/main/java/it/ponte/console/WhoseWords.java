package it.ponte.console;

import it.ponte.beneficiary.Whose;

/** The words by which the address of a page says whose people it shows. */
final class WhoseWords {
    /** Its name in the address. */
    static final String PARAMETER = "di";

    private WhoseWords() {}

    /** Everybody's where another word stands there, or none. */
    static Whose of(String word) {
        return switch (word == null ? "" : word) {
            case "mie" -> Whose.MINE;
            case "nessuno" -> Whose.NOBODYS;
            default -> Whose.ALL;
        };
    }
}

package it.ponte.normalise;

import java.util.Locale;

/** What a message is about, and so which canonical fields it may have. */
public enum Produces {
    REFERRAL,
    VACANCY,
    OUTCOME;

    /** The word in mapping files and in {@link it.ponte.intake.Arrival#produces()}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this word; {@link IllegalArgumentException} when there is none. */
    static Produces of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

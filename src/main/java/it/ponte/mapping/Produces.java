package it.ponte.mapping;

import java.util.Locale;

/** What a message is about, and so which canonical fields it may have. */
public enum Produces {
    REFERRAL,
    VACANCY,
    OUTCOME,
    /** A person who enrolled before the hub began. */
    ENROLMENT,
    /** A contract from before the hub began. */
    PLACEMENT;

    /** The word in mapping files and in {@link it.ponte.intake.Arrival#produces()}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this word; {@link IllegalArgumentException} when there is none. */
    public static Produces of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

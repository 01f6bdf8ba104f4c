package it.ponte.beneficiary;

/** Why two records may be one person; none of these ever joins them by itself (SAFETY P19). */
public enum Likeness {
    /** The same tax code, typed by at least one of them into the public form (decision 0006). */
    SAME_TAX_CODE,
    /** The same names, in whatever order and spelling, and the same day of birth. */
    SAME_NAME_AND_BIRTH,
    /** Names that a typing error apart are the same, and the same day of birth. */
    SIMILAR_NAME_AND_BIRTH,
    /** The same or similar names, and days of birth that differ by day and month changed over. */
    NAME_AND_SWAPPED_BIRTH,
    /** The same phone and a first name in common. */
    SAME_PHONE_AND_FIRST_NAME,
    /** The same e-mail address and a first name in common. */
    SAME_EMAIL_AND_FIRST_NAME
}

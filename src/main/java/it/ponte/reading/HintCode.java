package it.ponte.reading;

/** What would be right in place of a value that is not; its words stand in {@code hints.properties}, by language. */
public enum HintCode {
    /** A hint that was kept before hints had codes: the argument is its words. */
    AS_WRITTEN,
    CELL_AS_TEXT,
    CITIZENSHIP,
    COMUNE,
    /** A day in one of these patterns. */
    DAY,
    HOURS,
    LANGUAGE,
    MOMENT,
    MOST_CHARACTERS,
    MOST_MONTHS,
    NAMES,
    /** One of these words. */
    ONE_OF,
    PHONE,
    /** A whole number from the first to the second. */
    RANGE,
    TAX_CODE_LETTERS,
    WORKBOOK,
    /** A day whose year is from the first to the second. */
    YEARS
}

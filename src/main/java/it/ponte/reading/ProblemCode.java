package it.ponte.reading;

/**
 * Everything that a sender is told of a line or a whole message, part of the outside contract: why it is set aside or, for
 * the few that are warnings, what it should look at although the line was recorded.
 */
public enum ProblemCode {
    // the whole message
    EMPTY_FILE,
    WRONG_CHARSET,
    MISSING_COLUMN,
    NOT_CSV,
    NOT_JSON,
    NOT_XLSX,
    TRUNCATED,
    TOO_LARGE,
    DUPLICATE_KEY,
    // one line
    WRONG_FIELD_COUNT,
    REQUIRED,
    TOO_LONG,
    CONTROL_CHARACTER,
    UNKNOWN_FIELD,
    /** A list where one value belongs, an object where a text belongs. */
    WRONG_SHAPE,
    UNKNOWN_CODE,
    NOT_A_DATE,
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    NOT_A_TAX_CODE,
    TAX_CODE_CHANGED,
    NOT_AN_EMAIL,
    NOT_A_PHONE,
    NOT_YES_OR_NO,
    NOT_A_PROVINCE,
    NOT_A_LANGUAGE,
    NOT_A_VAT_NUMBER,
    IN_THE_FUTURE,
    IDENTITY_NOT_ALLOWED,
    UNKNOWN_REFERENCE,
    CONTRADICTION,
    // warnings: the line is recorded
    TAX_CODE_DIFFERS_FROM_BIRTH,
    TAX_CODE_DIFFERS_FROM_SEX,
    // ours: the sender need do nothing, the hub looks into it
    DELAYED;

    /** Whether a line is recorded all the same. */
    public boolean isWarning() {
        return this == TAX_CODE_DIFFERS_FROM_BIRTH || this == TAX_CODE_DIFFERS_FROM_SEX;
    }
}

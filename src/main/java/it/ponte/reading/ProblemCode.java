package it.ponte.reading;

/**
 * Everything that a sender is told of a line or a whole message, part of the outside contract: why it is set aside or, for
 * the few that are warnings, what it should look at although the line was recorded.
 */
public enum ProblemCode {
    // the whole message
    UNKNOWN_FILE_NAME,
    EMPTY_FILE,
    WRONG_CHARSET,
    MISSING_COLUMN,
    NOT_CSV,
    NOT_JSON,
    NOT_XLSX,
    NOT_XML,
    /** A document type declaration: it may name files and let texts grow without end. */
    DOCTYPE_NOT_ALLOWED,
    /** No Bundle of FHIR R4 in JSON, or of a kind that hands over nothing. */
    NOT_A_FHIR_BUNDLE,
    NO_SERVICE_REQUEST,
    TRUNCATED,
    TOO_LARGE,
    /** A mail without a file that could be read. */
    NO_ATTACHMENT,
    /** A mail with more files than are read of one. */
    TOO_MANY_FILES,
    DUPLICATE_KEY,
    /** It is encrypted, and no password or key is agreed with its sender. */
    ENCRYPTED,
    WRONG_PASSWORD,
    /** Its signature or its integrity check does not fit its content. */
    BAD_SIGNATURE,
    /** It lacks the signature that is agreed with its sender. */
    UNKNOWN_SIGNER,
    /** An archive with no file in it, or with several. */
    NOT_ONE_FILE,
    // one line
    WRONG_FIELD_COUNT,
    REQUIRED,
    TOO_LONG,
    CONTROL_CHARACTER,
    UNKNOWN_FIELD,
    /** A list where one value belongs, an object where a text belongs. */
    WRONG_SHAPE,
    UNKNOWN_CODE,
    /** A spreadsheet took digits for a number and lost some of them. */
    DAMAGED_NUMBER,
    /** A cell shows an error, or holds a formula that was never computed. */
    FORMULA_ERROR,
    NOT_A_DATE,
    NOT_A_NUMBER,
    OUT_OF_RANGE,
    NOT_A_TAX_CODE,
    TAX_CODE_CHANGED,
    ONE_NAME_ONLY,
    NOT_AN_EMAIL,
    NOT_A_PHONE,
    NOT_YES_OR_NO,
    NOT_A_PROVINCE,
    UNKNOWN_COMUNE,
    NOT_A_LANGUAGE,
    NOT_A_VAT_NUMBER,
    IN_THE_FUTURE,
    IDENTITY_NOT_ALLOWED,
    UNKNOWN_REFERENCE,
    CONTRADICTION,
    /** It cannot be why that happened. */
    REASON_DOES_NOT_FIT,
    /** Its own sender says that it does not hold: a draft, revoked, entered in error. */
    NOT_IN_FORCE,
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

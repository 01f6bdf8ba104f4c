package it.ponte.intake;

/**
 * Why a whole message cannot be read.
 *
 * @param code a problem code, for example EMPTY_FILE, NOT_JSON, MISSING_COLUMN, WRONG_CHARSET
 * @param line where, 0 when there is no such place
 * @param field which column is meant, null when none; the name as the mapping names it, never a value
 */
public record Refusal(String code, int line, String field) {}

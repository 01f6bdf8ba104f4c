package it.ponte.vocabulary;

/** The kind of contract (tipologia contrattuale). STAGE and INTERNSHIP (tirocinio) are one thing in law, two labels. */
public enum ContractType {
    FIXED_TERM,
    PERMANENT,
    STAGE,
    INTERNSHIP,
    ON_CALL,
    SELF_EMPLOYED,
    APPRENTICESHIP,
    AGENCY_WORK,
    OTHER
}

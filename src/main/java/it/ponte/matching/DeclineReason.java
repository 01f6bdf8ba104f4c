package it.ponte.matching;

/** Why an operator declines a proposal (motivo dello scarto). */
public enum DeclineReason {
    PERSON_NOT_INTERESTED,
    NOT_SUITABLE,
    COMPANY_DECLINED,
    ALREADY_EMPLOYED,
    OTHER
}

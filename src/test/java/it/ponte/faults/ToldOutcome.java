package it.ponte.faults;

/**
 * One outcome that the hub acknowledged, and one case that must hear of it.
 *
 * @param outcome its public code
 * @param referral the public code of the case
 * @param kind a word of OutcomeKind
 * @param caseNumber the service's own number of the case
 */
record ToldOutcome(String outcome, String referral, String kind, String caseNumber) {}

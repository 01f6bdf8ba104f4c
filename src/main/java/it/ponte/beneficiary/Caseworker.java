package it.ponte.beneficiary;

import it.ponte.access.Personal;

/**
 * The person in the referring service who gets the feedback.
 *
 * @param name null where not told
 * @param email where letters go
 */
public record Caseworker(Personal name, Personal email) {}

package it.ponte.vacancy;

/**
 * The company that offers work.
 *
 * @param vatNumber partita IVA, 11 digits; null where unknown
 * @param employees how many, null where unknown; the size class follows from it
 * @param sector our sector code, null where unknown
 */
public record Company(String name, String vatNumber, Integer employees, String sector) {}

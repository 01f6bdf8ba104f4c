package it.ponte.intake;

/**
 * Some lines of one envelope.
 *
 * @param envelope its id
 * @param first and last: the numbers of the lines, both included
 */
public record Part(long envelope, int first, int last) {}

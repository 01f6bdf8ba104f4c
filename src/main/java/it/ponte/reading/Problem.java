package it.ponte.reading;

/**
 * What is wrong with one value of one line, as its sender is told: where and which rule, never the value.
 *
 * @param field the sender's own name for it (column header, path), "" when the whole line is meant
 * @param code one of {@link ProblemCode}
 * @param hint what would be right, in general words ("dd/MM/yyyy"); null when the code says it all
 */
public record Problem(String field, ProblemCode code, String hint) {}

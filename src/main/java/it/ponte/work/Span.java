package it.ponte.work;

/** Some lines of one subject, first and last included: one piece of work. */
public record Span(long subject, int first, int last) {}

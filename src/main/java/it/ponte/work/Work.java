package it.ponte.work;

/**
 * One thing that waits to be done.
 *
 * @param id the row's id, never shown outside
 * @param stage which stage does it
 * @param subject the id of the row that the stage works on
 * @param first first line of the subject this work is about, 0 when it is about all of it
 * @param last last line of the subject this work is about (inclusive), 0 when it is about all of it
 * @param attempts how often it was tried and failed (or, for claimed work, was claimed)
 */
public record Work(long id, Stage stage, long subject, int first, int last, int attempts) {}

package it.ponte.work;

import java.time.Instant;

/**
 * Work that failed too often and waits for an operator.
 *
 * @param id what {@link Worklist#replay(long)} takes
 * @param failure the class name of the last exception; never its message, which may quote a person's data
 */
public record SetAside(long id, Stage stage, long subject, int attempts, Instant setAsideAt, String failure) {}

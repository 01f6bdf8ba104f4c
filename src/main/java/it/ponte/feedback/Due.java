package it.ponte.feedback;

import java.time.Instant;

/**
 * When something is told.
 *
 * @param atOnce whether it does not wait for a digest
 * @param at from when on; null where it only goes with the next decision
 */
record Due(boolean atOnce, Instant at) {}

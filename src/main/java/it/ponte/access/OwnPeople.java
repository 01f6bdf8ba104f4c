package it.ponte.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * Which people were an operator's own to open: those of her queue, her shortlist, her appointments. The rooms that know
 * it say so, each for itself; who is nobody's answer is somebody else's (SAFETY P16).
 */
@FunctionalInterface
public interface OwnPeople {
    /** Somebody read what was told of a person: her public code, and when. */
    record Look(String code, Instant at) {}

    /** Those of these looks by one account that were of its own people at that moment. */
    Set<Look> among(Collection<Look> looks, String operator);
}

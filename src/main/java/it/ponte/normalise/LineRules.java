package it.ponte.normalise;

import it.ponte.mapping.Values;
import java.time.Instant;

/** What must hold between the values of one line, and what they mean together. */
interface LineRules {
    /** Adds a problem for every rule that is broken. */
    void check(Values values, Message message);

    /** The meaning of values that have no problem. */
    Meaning meaning(Values values, Message message);

    /**
     * What a line does not say of itself.
     *
     * @param partner id of its sender
     * @param asOf the moment it speaks of
     * @param toldAt when its sender told it, null where it is only looked at
     * @param isProtected and isSelfEnrolled: as its reader found them
     */
    record Message(String partner, Instant asOf, Instant toldAt, boolean isProtected, boolean isSelfEnrolled) {}
}

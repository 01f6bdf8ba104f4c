package it.ponte.intake;

import java.util.Objects;

/**
 * Which refused and delayed lines a replay is about.
 *
 * @param partner whose lines
 * @param envelope code of the one envelope that is meant, null for all of the partner's
 * @param problem only lines with this problem code, null for all
 * @param field only lines with a problem in this field (the sender's own name, "" for the whole line), null for all
 * @param alsoShielded whether lines about protected people are meant too: whoever asks may know of them
 */
public record ReplayScope(String partner, String envelope, String problem, String field, boolean alsoShielded) {
    public ReplayScope {
        Objects.requireNonNull(partner, "a replay is about one partner's lines");
    }
}

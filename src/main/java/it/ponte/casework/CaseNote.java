package it.ponte.casework;

import it.ponte.access.Personal;
import java.time.Instant;

/**
 * A note about a case: what its reader wrote to the operators, or what they answered.
 *
 * @param referral public code, R-…
 * @param person public code, B-…
 * @param writtenBy caseworker:&lt;id&gt;, mailbox:&lt;partner&gt;, referral:&lt;id&gt; or operator:&lt;name&gt;
 * @param seenAt when an operator took note of it, null while none has
 */
public record CaseNote(
        long id,
        String referral,
        String partner,
        String person,
        String writtenBy,
        Instant writtenAt,
        Personal words,
        Instant seenAt) {
    /** Whether an operator wrote it. */
    public boolean isOurs() {
        return writtenBy.startsWith("operator:");
    }

    /** Whether the person wrote it who enrolled herself. */
    public boolean isHerOwn() {
        return writtenBy.startsWith("referral:");
    }
}

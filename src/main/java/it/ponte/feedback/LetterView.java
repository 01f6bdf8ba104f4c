package it.ponte.feedback;

import java.time.Instant;

/**
 * A letter as operators see it in the list; a stamp is null while it has not happened.
 *
 * @param kind a word of OutcomeKind or Notice; DIGEST for several cases; UPDATE for a protected person
 * @param partner the service that is told, null when nobody could be told
 * @param keptAt when it was kept in the hub's own mail server, not delivered
 * @param waitsForRelease whether an operator must let it go before it leaves
 * @param undeliverable NO_ADDRESS, BAD_ADDRESS, NO_CONTACT or NO_ADDRESSEE: somebody must look; null otherwise
 */
public record LetterView(
        long id,
        String kind,
        String partner,
        Instant composedAt,
        Instant keptAt,
        Instant toldAt,
        Instant releasedAt,
        Instant cancelledAt,
        boolean waitsForRelease,
        String undeliverable) {}

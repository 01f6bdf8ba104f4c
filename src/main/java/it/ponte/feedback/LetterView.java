package it.ponte.feedback;

import java.time.Instant;

/**
 * A letter as operators see it in the list; a stamp is null while it has not happened.
 *
 * @param kind a word of OutcomeKind or Notice; DIGEST for several cases; UPDATE for a protected person
 * @param partner the service that is told, null when nobody could be told
 * @param keptAt when it was kept in the hub's own mail server, not delivered
 * @param waitsForRelease whether an operator must let it go before it leaves
 * @param undeliverable why it cannot be delivered, as in {@code letter.undeliverable_reason}: somebody must look; null
 *     otherwise
 * @param failureCode what a mail server said of it: 550, 5.1.1, or a word of certified mail; null where none said anything
 * @param deliveredAt when it lay in a certified mailbox
 * @param isDelayed whether a mail server is still trying to hand it on, or none took it yet
 * @param hasMovedOn whether it went to the mailbox of the service in place of the caseworker
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
        String undeliverable,
        String failureCode,
        Instant deliveredAt,
        boolean isDelayed,
        boolean hasMovedOn) {}

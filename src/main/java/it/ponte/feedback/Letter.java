package it.ponte.feedback;

import java.time.Instant;

/**
 * A letter as its row knows it: ids and stamps, no text and no address.
 *
 * @param outcome internal id of what its sentence tells, null for a notice and a digest
 * @param notice what it gives notice of, a word of {@link Notice}; null for an outcome and a digest
 * @param isDigest whether it tells of several cases
 * @param referral internal id of the referral it answers, null for a digest, for what is about no case, and when nobody
 *     could be told
 * @param caseworker internal id of her whose digest it is; null for one to the mailbox of her service, and for other letters
 * @param partner the service that is told; null when nobody could be told
 * @param messageId random part of its Message-ID
 * @param needsRelease whether an operator must let it go
 * @param releasedAt when an operator let it go, null while not
 * @param sendingAt when a try to send it began that has not ended yet, null when none is under way
 * @param hasMovedOn whether it goes to the shared mailbox of its service, as the caseworker's address failed
 * @param over whether nothing is left to be done: told, or cancelled
 */
record Letter(
        long id,
        Long outcome,
        String notice,
        boolean isDigest,
        Long referral,
        Long caseworker,
        String partner,
        String messageId,
        boolean needsRelease,
        Instant releasedAt,
        Instant sendingAt,
        boolean hasMovedOn,
        boolean over) {

    /** Whether it tells a service what is about none of its cases. */
    boolean isAboutNoCase() {
        return Notice.SET_ASIDE.name().equals(notice);
    }

    /**
     * Whether a protected person's letter may leave: an operator let it go, and no earlier try ended in the dark. A
     * crash after the mail server took it would otherwise tell it twice (SAFETY G5).
     */
    boolean isFreeToGo() {
        return releasedAt != null && sendingAt == null;
    }
}

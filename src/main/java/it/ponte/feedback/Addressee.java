package it.ponte.feedback;

/**
 * Who is written to, by ids: a caseworker, the mailbox of a service, or a person who enrolled herself.
 *
 * @param partner the service, or the form on which she enrolled
 * @param caseworker internal id; null for a mailbox and for the person herself
 * @param herself internal id of her own referral; null for a service
 */
record Addressee(String partner, Long caseworker, Long herself) {}

package it.ponte.partner;

/**
 * How a partner's letters travel.
 *
 * @param pec its certified mailbox, to which all of them go; null where they go by ordinary mail
 * @param certificates a PEM file, from the installation's folder, with the certificates of those who may be written to:
 *     each letter is encrypted for its addressee; null where none is
 */
public record Delivery(String pec, String certificates) {
    /** By ordinary mail, as it is. */
    static final Delivery PLAIN = new Delivery(null, null);
}

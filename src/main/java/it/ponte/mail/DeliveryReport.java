package it.ponte.mail;

import it.ponte.access.Personal;
import java.util.List;

/**
 * What a mail server said of the way of a mail of ours. Whether it was ours, and went to such an address, is not known here.
 *
 * @param messageId of the mail, without its brackets
 * @param code why: of RFC 3463, or a word of daticert.xml; null where nothing went wrong
 * @param addresses of which it speaks
 */
public record DeliveryReport(String messageId, Kind kind, String code, List<Personal> addresses) {
    /** How far it came. */
    public enum Kind {
        /** Our provider of certified mail took charge of it. */
        ACCEPTED,
        /** It lies in the addressee's certified mailbox. */
        DELIVERED,
        /** It is still on its way. */
        DELAYED,
        /** It was given up. */
        RETURNED
    }

    public DeliveryReport {
        addresses = List.copyOf(addresses);
    }
}

package it.ponte.api;

import it.ponte.partner.Channel;
import it.ponte.partner.Partner;

/** What was agreed with a partner: it sends over REST only what its file and its kind say; everything else is denied. */
final class Agreed {
    private Agreed() {}

    /**
     * Whether a partner may post messages of a kind.
     *
     * @param produces referral, vacancy or outcome
     */
    static boolean toPost(Partner partner, String produces) {
        return partner.channel(Channel.Rest.class).isPresent()
                && switch (produces) {
                    case "referral" -> partner.kind().mayRefer();
                    case "vacancy" -> partner.kind().mayOffer();
                    default -> true;
                };
    }
}

package it.ponte.console;

import it.ponte.intake.Inbox;
import it.ponte.normalise.Judged;
import it.ponte.normalise.Opening;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/** The way of a filled-in form into the hub: the same as that of every other message, read by the same rules. */
@Component
public class FormDoor {
    private static final String FORM = "form";
    private static final String OWN_LAYOUT = "api-referral";

    private final Partners partners;
    private final Opening opening;
    private final Inbox inbox;
    private final Clock clock;

    FormDoor(Partners partners, Opening opening, Inbox inbox, Clock clock) {
        this.partners = partners;
        this.opening = opening;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The partner of this id, if it has a form here. */
    Optional<Partner> owner(String partnerId) {
        return partners.find(partnerId)
                .filter(partner -> partner.channel(Channel.Form.class).isPresent());
    }

    /**
     * Reads the form's message and notes in the form what its reader refuses. The caller closes it, or keeps it.
     *
     * @param number the form's own, by which it is known again when it is sent twice
     */
    Judged read(Partner owner, String number, Canonical message, Filled form) {
        byte[] json = message.json();
        Judged read = opening.judge(owner, FORM, mapping(owner), clock.instant(), key(number, json), json);
        read.problems()
                .forEach(problem ->
                        form.add(inputOf(problem.field()), problem.code().name(), problem.hint()));
        return read;
    }

    /** Keeps what was read and answers its envelope's code, the same for a form sent twice; from then on it cannot be lost. */
    String keep(Judged read) {
        return inbox.keep(read).code();
    }

    /** Who goes back and writes something else sends another message, though on the same form. */
    private static String key(String number, byte[] message) {
        MessageDigest digest = DigestUtils.updateDigest(DigestUtils.getSha256Digest(), number);
        return "form:" + HexFormat.of().formatHex(digest.digest(message));
    }

    /** Of a list the reader names the item ("skills[3]"), the form the whole. */
    private static String inputOf(String field) {
        return field.replaceAll("\\[\\d*].*$", "");
    }

    private static String mapping(Partner owner) {
        return owner.channel(Channel.Form.class)
                .flatMap(form -> form.mappingFor(""))
                .orElse(OWN_LAYOUT);
    }
}

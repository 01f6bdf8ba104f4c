package it.ponte.routing;

import it.ponte.mail.DecidedSenders;
import it.ponte.mail.Mailbox;
import it.ponte.mail.Place;
import it.ponte.mail.WaitingMails;
import jakarta.mail.search.HeaderTerm;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.mail.MailUidGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The mail routes, where a mailbox is named: one for what comes in, one for what waited and was decided about; and one for
 * the receipts in the mailbox of our certified account, whose other mails are left to whoever reads it. Made when everything
 * else runs, so that no mail is taken before it can be kept.
 */
@Component
public class MailboxRoutes {
    private final CamelContext camel;
    private final MailboxAddress address;
    private final MailboxAddress certified;
    private final Mailbox mailbox;
    private final WaitingMails waiting;
    private final DecidedSenders decided;
    private final Sources sources;

    public MailboxRoutes(
            CamelContext camel,
            MailboxAddress address,
            Mailbox mailbox,
            WaitingMails waiting,
            DecidedSenders decided,
            Sources sources,
            @Value("${ponte.pec.imap-url:}") String certifiedUrl,
            @Value("${ponte.imap.every:30s}") Duration every) {
        this.camel = camel;
        this.address = address;
        this.certified = new MailboxAddress("PONTE_PEC_IMAP_URL", every, certifiedUrl);
        this.mailbox = mailbox;
        this.waiting = waiting;
        this.decided = decided;
        this.sources = sources;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        // A mail's place in the list: Camel's own way asks for its headers, and one broken mail would end the round.
        MailUidGenerator places = (endpoint, mail) -> Integer.toString(mail.getMessageNumber());
        camel.getRegistry().bind("mailPlaces", places);
        if (address.isNamed()) {
            camel.getRegistry().bind("decidedSenders", decided);
            look("mail", address, address.inbox(), polling(), Map.of());
            look(
                    "mail-waiting",
                    address,
                    mailbox.folder(Place.WAITING),
                    new MailPolling(() -> sources.mayReadMail() && waiting.anyToRead(), waiting::forgetMissing),
                    Map.of("searchTerm", "#decidedSenders"));
        }
        if (certified.isNamed()) {
            camel.getRegistry().bind("receiptsOnly", new HeaderTerm("X-Ricevuta", ""));
            look("mail-pec", certified, certified.inbox(), polling(), Map.of("searchTerm", "#receiptsOnly"));
        }
    }

    private MailPolling polling() {
        return new MailPolling(sources::mayReadMail, () -> {});
    }

    private void look(
            String route, MailboxAddress of, String folder, MailPolling polling, Map<String, String> particular) {
        camel.getRegistry().bind(route + "-polling", polling);
        TemplatedRouteBuilder.builder(camel, "mail")
                .routeId(route)
                .parameter("source", of.folder(folder, "#" + route + "-polling", particular))
                .add();
    }
}

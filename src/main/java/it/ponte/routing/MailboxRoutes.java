package it.ponte.routing;

import it.ponte.mail.DecidedSenders;
import it.ponte.mail.Mailbox;
import it.ponte.mail.Place;
import it.ponte.mail.WaitingMails;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.mail.MailUidGenerator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The mail routes, where a mailbox is named: one for what comes in, one for what waited and was decided about. Made when
 * everything else runs, so that no mail is taken before it can be kept.
 */
@Component
public class MailboxRoutes {
    private final CamelContext camel;
    private final MailboxAddress address;
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
            Sources sources) {
        this.camel = camel;
        this.address = address;
        this.mailbox = mailbox;
        this.waiting = waiting;
        this.decided = decided;
        this.sources = sources;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!address.isNamed()) {
            return;
        }
        // A mail's place in the list: Camel's own way asks for its headers, and one broken mail would end the round.
        MailUidGenerator places = (endpoint, mail) -> Integer.toString(mail.getMessageNumber());
        camel.getRegistry().bind("mailPlaces", places);
        camel.getRegistry().bind("decidedSenders", decided);
        look("mail", address.inbox(), new MailPolling(sources::mayReadMail, () -> {}), Map.of());
        look(
                "mail-waiting",
                mailbox.folder(Place.WAITING),
                new MailPolling(() -> sources.mayReadMail() && waiting.anyToRead(), waiting::forgetMissing),
                Map.of("searchTerm", "#decidedSenders"));
    }

    private void look(String route, String folder, MailPolling polling, Map<String, String> particular) {
        camel.getRegistry().bind(route + "-polling", polling);
        TemplatedRouteBuilder.builder(camel, "mail")
                .routeId(route)
                .parameter("source", address.folder(folder, "#" + route + "-polling", particular))
                .add();
    }
}

package it.ponte.machines;

import it.ponte.machines.FeedbackEvents.Event;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.placement.FeedGlance;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Puts events into the topics of partners on the broker, {@code ponte.events.<partner>}: text messages with ids and without a
 * property, kept for durable subscribers for three days. A crash between broker and database repeats them, under the same ids.
 */
@Component
public class Topics {
    private static final String NAME = "ponte.events.";
    private static final int AT_MOST = 200;
    private static final Duration KEPT = Duration.ofDays(3);

    private final Partners partners;
    private final FeedbackEvents events;
    private final EventText text;
    private final FeedGlance feed;
    private final JmsPoolConnectionFactory broker;

    Topics(Partners partners, FeedbackEvents events, EventText text, FeedGlance feed, JmsPoolConnectionFactory broker) {
        this.partners = partners;
        this.events = events;
        this.text = text;
        this.feed = feed;
        this.broker = broker;
    }

    /**
     * Publishes what waits.
     *
     * @throws JMSException when the broker is away; what waits goes on waiting
     */
    public void publish() throws JMSException {
        for (Partner partner : partners.all()) {
            if (partner.systems().topic()) {
                publish(partner.id());
            }
        }
    }

    private void publish(String partner) throws JMSException {
        Map<Boolean, List<Event>> waiting = events.waiting(Way.TOPIC, partner, AT_MOST).stream()
                .collect(Collectors.partitioningBy(
                        event -> feed.mayBeTold(event.outcome(), event.referral(), event.position())));
        if (!waiting.get(true).isEmpty()) {
            send(partner, waiting.get(true));
        }
        waiting.get(true).forEach(events::told);
        waiting.get(false).forEach(events::drop);
    }

    private void send(String partner, List<Event> told) throws JMSException {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createTopic(NAME + partner))) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.setTimeToLive(KEPT.toMillis());
            for (Event event : told) {
                producer.send(session.createTextMessage(text.of(partner, event)));
            }
            session.commit();
        }
    }
}

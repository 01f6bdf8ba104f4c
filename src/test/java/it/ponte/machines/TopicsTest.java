package it.ponte.machines;

import static it.ponte.placement.OutcomeKind.HIRED;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Story;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicsTest {
    @RegisterExtension
    static final Systems SYSTEMS = new Systems();

    @Test
    void anOutcomeStandsOnceInThePartnersTopicAsTextWithoutAProperty() throws Exception {
        Recorded person = SYSTEMS.story.referred(Story.SERVICE);
        Recorded another = SYSTEMS.story.referred(Story.CLINIC);
        try (Connection connection = SYSTEMS.broker.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer all = session.createConsumer(session.createTopic("ponte.events.>"))) {
            connection.start();
            SYSTEMS.happens(person, INTERVIEWED);
            SYSTEMS.happens(another, HIRED);

            SYSTEMS.bean(Announcing.class).announce();
            SYSTEMS.bean(Topics.class).publish();
            SYSTEMS.bean(Topics.class).publish();

            TextMessage told = (TextMessage) all.receive(5_000);
            assertThat(told.getJMSDestination()).hasToString("topic://ponte.events." + Story.SERVICE);
            assertThat(told.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
            assertThat(Collections.list((Enumeration<?>) told.getPropertyNames()))
                    .as("none but the broker's own")
                    .allMatch(name -> name.toString().startsWith("JMSX"));
            assertThat(told.getText()).contains(person.code()).doesNotContain("INTERVIEWED");
            assertThat(all.receive(300))
                    .as("the clinic has no topic, and nothing comes twice")
                    .isNull();
        }
    }
}

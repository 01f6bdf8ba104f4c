package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class BrokerTest {
    private static final String QUEUE = "test.queue";

    @TempDir
    Path data;

    @Test
    void aTextOutlivesTheBroker() throws JMSException {
        try (var hub = hub("")) {
            send(producers(hub), session -> session.createTextMessage("17"));
        }
        try (var hub = hub("")) {
            assertThat(((TextMessage) receive(consumers(hub), QUEUE)).getText()).isEqualTo("17");
            assertThat(receive(consumers(hub), QUEUE)).isNull();
        }
    }

    @Test
    void anObjectThatCameInAMessageIsNeverMade() throws JMSException {
        try (var hub = hub("")) {
            send(producers(hub), session -> session.createObjectMessage(new ArrayList<>(List.of("17"))));

            ObjectMessage message = (ObjectMessage) receive(consumers(hub), QUEUE);

            assertThatThrownBy(message::getObject).hasMessageContaining("not trusted");
        }
    }

    @Test
    void aBellWhoseStageFailsVanishes() throws Exception {
        try (var hub = hub("")) {
            try (Connection connection = producers(hub).createConnection();
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                var producer = session.createProducer(session.createQueue(QUEUE));
                producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
                producer.send(session.createTextMessage("17"));
            }
            try (Connection connection = consumers(hub).createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                connection.start();
                var consumer = session.createConsumer(session.createQueue(QUEUE));
                assertThat(consumer.receive(5_000)).isNotNull();
                session.rollback();
                assertThat(consumer.receive(500))
                        .as("the sweeper rings again, not the broker")
                        .isNull();
            }

            var broker = hub.getBean(Broker.Running.class).service();
            assertThat(broker.getBroker().getDestinationMap().values()).allSatisfy(destination -> assertThat(
                            destination.getDestinationStatistics().getMessages().getCount())
                    .as(destination.getName())
                    .isZero());
            assertThat(broker.getBroker().getDestinationMap().keySet())
                    .noneMatch(destination -> destination.getPhysicalName().contains("DLQ"));
            assertThat(broker.getSystemUsage().getMemoryUsage().getUsage()).isZero();
        }
    }

    @Test
    void aJournalThatCouldNotBeWrittenDoesNotStopTheBroker() throws Exception {
        try (var hub = hub("")) {
            BrokerService broker = hub.getBean(Broker.Running.class).service();

            assertThatCode(() -> broker.handleIOException(new IOException("No space left on device")))
                    .doesNotThrowAnyException();
            Thread.sleep(500);

            assertThat(broker.isStarted()).isTrue();
            send(producers(hub), session -> session.createTextMessage("17"));
            assertThat(receive(consumers(hub), QUEUE)).isNotNull();
        }
    }

    @Test
    void nothingListensAndNothingIsManaged() {
        try (var hub = hub("")) {
            var service = hub.getBean(Broker.Running.class).service();

            assertThat(service.getTransportConnectors()).isEmpty();
            assertThat(service.isUseJmx()).isFalse();
            assertThat(service.isPersistent()).isTrue();
        }
    }

    @Test
    void aSecondHubOverTheSameFolderFailsAtOnce() {
        try (var first = hub("")) {
            assertThat(first.isActive()).isTrue();
            assertThatThrownBy(() -> hub("").close()).hasStackTraceContaining("could not be started");
        }
    }

    @Test
    void anOutsideBrokerIsUsedWithoutStartingOneAndWithoutConnectingYet() {
        try (var hub = hub("failover:(tcp://127.0.0.1:1)?timeout=100")) {
            assertThat(hub.getBean(Broker.Running.class).service()).isNull();
            assertThat(hub.getBean(ActiveMQConnectionFactory.class).getBrokerURL())
                    .startsWith("failover:(tcp://127.0.0.1:1)?timeout=100");
            assertThat(data.resolve("activemq")).doesNotExist();
        }
    }

    private AnnotationConfigApplicationContext hub(String url) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", java.util.Map.of("ponte.broker.url", url, "ponte.data", data.toString())));
        context.register(Broker.class);
        context.refresh();
        return context;
    }

    private static ConnectionFactory consumers(AnnotationConfigApplicationContext hub) {
        return hub.getBean("consumerConnections", ConnectionFactory.class);
    }

    private static ConnectionFactory producers(AnnotationConfigApplicationContext hub) {
        return hub.getBean("producerConnections", ConnectionFactory.class);
    }

    private interface Writing {
        Message in(Session session) throws JMSException;
    }

    private static void send(ConnectionFactory producers, Writing message) throws JMSException {
        try (Connection connection = producers.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            session.createProducer(session.createQueue(QUEUE)).send(message.in(session));
            session.commit();
        }
    }

    private static Message receive(ConnectionFactory consumers, String queue) throws JMSException {
        try (Connection connection = consumers.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            return session.createConsumer(session.createQueue(queue)).receive(1_000);
        }
    }
}

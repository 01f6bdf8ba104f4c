package it.ponte.routing;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import it.ponte.HubUnderTest;
import it.ponte.work.BellState;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** The bell between the stages. */
class BellTest {
    private final HubUnderTest hub = HubUnderTest.running();

    @Test
    void itTellsTheStageAndNothingElse() throws Exception {
        hub.bean(Bell.class).ring("nobody-listens-here");

        try (Connection connection = hub.bean(ActiveMQConnectionFactory.class).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            var message = (TextMessage) session.createConsumer(session.createQueue("ponte.nobody-listens-here"))
                    .receive(5000);
            assertThat(message.getText()).isEqualTo("nobody-listens-here");
            assertThat(Collections.list((Enumeration<?>) message.getPropertyNames()))
                    .allSatisfy(name -> assertThat(name.toString()).startsWith("JMSX"));
        }
    }

    @Test
    void aStageThatWasJustRungIsRungOnceForAllThatComesInHalfASecond() throws Exception {
        Bell bell = hub.bean(Bell.class);
        try (Connection connection = hub.bean(ActiveMQConnectionFactory.class).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer heard = session.createConsumer(session.createQueue("ponte.much-comes-here"))) {
            connection.start();
            bell.ring("much-comes-here");
            Message first = heard.receive(5000);
            for (int i = 0; i < 5; i++) {
                bell.ring("much-comes-here");
                Thread.sleep(10);
            }

            Message second = heard.receive(5000);

            assertThat(second.getJMSTimestamp() - first.getJMSTimestamp()).isGreaterThanOrEqualTo(490);
            assertThat(heard.receive(1000)).isNull();
        }
    }

    @Test
    void aStageThatHasMoreToDoNeedNotRest() throws Exception {
        Bell bell = hub.bean(Bell.class);
        try (Connection connection = hub.bean(ActiveMQConnectionFactory.class).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer heard = session.createConsumer(session.createQueue("ponte.rests,ponte.goes-on"))) {
            connection.start();
            bell.ring("rests");
            bell.ring("goes-on");
            heard.receive(5000);
            heard.receive(5000);
            bell.ring("rests");
            bell.ringAgain("goes-on");

            assertThat(((TextMessage) heard.receive(5000)).getText()).isEqualTo("goes-on");
            assertThat(((TextMessage) heard.receive(5000)).getText()).isEqualTo("rests");
        }
    }

    @Test
    void aBrokerThatIsAwayUndoesNothing() {
        BellState state = new BellState(Clock.systemUTC());
        state.rung();
        try (Bell bell = new Bell(broker("tcp://127.0.0.1:1?soTimeout=500"), state)) {
            bell.ring("normalise");

            eventually(() -> !state.isWorking());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"failover:(tcp://127.0.0.1:1)", "failover:(tcp://127.0.0.1:1,tcp://127.0.0.1:2)?timeout=5000"})
    void aBrokerThatKeepsItsCallersWaitingKeepsNobodyWaitingHere(String url) {
        BellState state = new BellState(Clock.systemUTC());
        try (Bell bell = new Bell(broker(url), state)) {
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                for (int i = 0; i < 1000; i++) {
                    bell.ring("normalise");
                    bell.ring("matching");
                }
            });
            assertThat(state.isWorking()).isFalse();
        }
    }

    @Test
    void aBellThatWasNotHeardForSomeRoundsIsNotWorking() {
        Instant noon = Instant.parse("2026-01-07T12:00:00Z");
        AtomicReference<Instant> now = new AtomicReference<>(noon);
        BellState state = new BellState(((InstantSource) now::get).withZone(ZoneOffset.UTC));

        assertThat(state.isWorking()).as("before the first ring").isFalse();
        state.rung();
        now.set(noon.plusSeconds(19));
        assertThat(state.isWorking()).isTrue();
        now.set(noon.plusSeconds(20));
        assertThat(state.isWorking()).as("the thread may hang").isFalse();
    }

    @Test
    void theStatusSaysThatTheBrokerAnswers() {
        eventually(() -> hub.get(null, "/status")
                .json()
                .at("/components/broker")
                .asText()
                .equals("UP"));
    }

    private static JmsPoolConnectionFactory broker(String url) {
        JmsPoolConnectionFactory broker = new JmsPoolConnectionFactory();
        broker.setConnectionFactory(new ActiveMQConnectionFactory(url));
        return broker;
    }
}

package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.jms.JMSException;
import java.time.Duration;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

class BrokerAddressTest {
    @Test
    void aPlainAddressStaysAsItIs() {
        assertThat(BrokerAddress.of("ssl://mq.example:61617?jms.userName=ponte"))
                .isEqualTo("ssl://mq.example:61617?jms.userName=ponte");
    }

    @Test
    void whatTheOperatorSaysHolds() {
        assertThat(BrokerAddress.of(
                        "failover:(tcp://a:1?soTimeout=5,tcp://b:2)?maxReconnectAttempts=9&randomize=false"))
                .isEqualTo("failover:(tcp://a:1?soTimeout=5,tcp://b:2)?maxReconnectAttempts=9&randomize=false"
                        + "&startupMaxReconnectAttempts=2&timeout=2000");
    }

    @Test
    void brokersThatAreAwayAreGivenUpSoon() {
        int nobody = FreePort.find();
        for (String address : new String[] {"failover:(tcp://127.0.0.1:%d)", "failover:tcp://127.0.0.1:%d"}) {
            var connections = new ActiveMQConnectionFactory(BrokerAddress.of(address.formatted(nobody)));
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThatThrownBy(
                            () -> connections.createConnection().start())
                    .isInstanceOf(JMSException.class));
        }
    }
}

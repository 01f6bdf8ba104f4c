package it.ponte.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.store.SharedFileLocker;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What moves the work: ActiveMQ in the process by default, or the one that {@code PONTE_BROKER_URL} names. It carries
 * ids only; the record is the database.
 */
@Configuration
public class Broker {
    /** Brokers of one process are found by name: each hub in it (tests start several) has its own. */
    private static final AtomicInteger HUBS = new AtomicInteger();

    private static final long MEGABYTE = 1024 * 1024;

    /** The embedded broker, started; empty when an outside one is configured. */
    @Bean(destroyMethod = "close")
    Running runningBroker(@Value("${ponte.broker.url}") String url, @Value("${ponte.data}") Path data) {
        if (!url.isBlank()) {
            return new Running(null, BrokerAddress.of(url));
        }
        String name = "ponte-" + HUBS.incrementAndGet();
        return new Running(start(name, data.resolve("activemq")), "vm://" + name + "?create=false");
    }

    /** Connections for those who take work: each consumer keeps its own. */
    @Bean
    ActiveMQConnectionFactory consumerConnections(Running broker) {
        return connectionsTo(broker);
    }

    /** Connections for those who give work: pooled, as a message each would otherwise open one. */
    @Bean(destroyMethod = "stop")
    JmsPoolConnectionFactory producerConnections(Running broker) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(connectionsTo(broker));
        pool.setMaxConnections(2);
        return pool;
    }

    private static ActiveMQConnectionFactory connectionsTo(Running broker) {
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(broker.url());
        // No class is ever read from a message: the hub speaks text only.
        connections.setTrustAllPackages(false);
        connections.setTrustedPackages(List.of());
        // A stage that fails gives its bell up: the work waits in its table, and the sweeper rings again within
        // seconds.
        connections.getRedeliveryPolicy().setMaximumRedeliveries(0);
        return connections;
    }

    private static BrokerService start(String name, Path folder) {
        BrokerService broker = new BrokerService();
        broker.setBrokerName(name);
        // No management, no connector: nothing of it can be reached from outside this process.
        broker.setUseJmx(false);
        broker.setUseShutdownHook(false);
        broker.setDataDirectoryFile(folder.toFile());
        try {
            broker.setPersistenceAdapter(journal(folder));
            broker.setIoExceptionHandler(new BrokerFaults());
            // Full means an exception to whoever sends, not a thread that waits for ever.
            broker.getSystemUsage().setSendFailIfNoSpaceAfterTimeout(5_000);
            broker.getSystemUsage().getMemoryUsage().setLimit(64 * MEGABYTE);
            broker.getSystemUsage().getStoreUsage().setLimit(1024 * MEGABYTE);
            broker.getSystemUsage().getTempUsage().setLimit(256 * MEGABYTE);
            broker.start();
            if (!broker.waitUntilStarted()) {
                throw new IllegalStateException(
                        "the broker in " + folder + " does not start", broker.getStartException());
            }
            return broker;
        } catch (Exception broken) {
            throw new IllegalStateException("the broker in " + folder + " could not be started", broken);
        }
    }

    private static KahaDBPersistenceAdapter journal(Path folder) throws IOException {
        KahaDBPersistenceAdapter journal = new KahaDBPersistenceAdapter();
        journal.setDirectory(folder.resolve("kahadb").toFile());
        // Synced writes are four times as fast without it (measured: 2,790 and 12,248 a second).
        journal.setConcurrentStoreAndDispatchQueues(false);
        SharedFileLocker locker = new SharedFileLocker();
        // A second hub over the same folder shall fail at once instead of waiting silently for the first one's end.
        locker.setFailIfLocked(true);
        journal.setLocker(locker);
        return journal;
    }

    /** Where the broker is, and the broker itself when it runs in this process. Whoever connects needs this bean first. */
    record Running(BrokerService service, String url) implements AutoCloseable {
        @Override
        public void close() {
            if (service == null) {
                return;
            }
            try {
                service.stop();
                service.waitUntilStopped();
            } catch (Exception broken) {
                throw new IllegalStateException("the broker could not be stopped", broken);
            }
        }

        /** Without the address: it may hold a password. */
        @Override
        public String toString() {
            return service == null ? "Running[outside]" : "Running[in the process]";
        }
    }
}

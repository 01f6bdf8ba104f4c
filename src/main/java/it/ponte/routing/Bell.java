package it.ponte.routing;

import it.ponte.work.BellState;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells a stage, over the broker, that something waits for it. The work itself is a committed row: a bell that is lost,
 * or cannot be rung because the broker is away, costs until the sweeper's next round and nothing else. So a failure is
 * noted here and never undoes what was accepted. One thread of its own does the ringing, since a {@code failover:}
 * broker that is away holds whoever connects for as long as it is away.
 */
@Component
public class Bell implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bell.class);

    /** What comes within this time is told by one ring and done together; nobody notices the pause. */
    private static final long PAUSE_NANOS = 50_000_000;

    /**
     * A stage that was rung is rung again after this time at the earliest: while much comes one by one, a round takes
     * hundreds, each with a third of the work that it would make among tens. The first after a quiet while never waits.
     */
    private static final long BETWEEN_NANOS = 500_000_000;

    private final JmsPoolConnectionFactory broker;
    private final BellState state;

    /** The stages whose ring waits for the thread: each once, however often it was asked for. */
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();

    /** By stage, when it was rung last, by the machine's own count. */
    private final Map<String, Long> lastRung = new ConcurrentHashMap<>();

    private final ScheduledExecutorService ringer;

    /** Whether the last ring failed; the ringing thread's own. */
    private boolean away;

    public Bell(JmsPoolConnectionFactory broker, BellState state) {
        this.broker = broker;
        this.state = state;
        // a ring after the end is a lost ring
        this.ringer = new ScheduledThreadPoolExecutor(1, Bell::thread, new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Rings queue {@code ponte.<stage>} soon and returns at once; the message holds the stage's name, never data. */
    public void ring(String stage) {
        if (wanted.add(stage)) {
            ringer.schedule(() -> send(stage), pause(stage), TimeUnit.NANOSECONDS);
        }
    }

    /** The same for a stage that did not do all that waited: nothing is gathered by letting it rest. */
    public void ringAgain(String stage) {
        ringer.schedule(() -> send(stage), PAUSE_NANOS, TimeUnit.NANOSECONDS);
    }

    private long pause(String stage) {
        Long last = lastRung.get(stage);
        return last == null ? PAUSE_NANOS : Math.max(PAUSE_NANOS, last + BETWEEN_NANOS - System.nanoTime());
    }

    private void send(String stage) {
        lastRung.put(stage, System.nanoTime());
        // Before it is sent, so that what is asked for from now on gets a ring of its own.
        wanted.remove(stage);
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("ponte." + stage))) {
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            producer.setTimeToLive(60_000);
            producer.send(session.createTextMessage(stage));
            state.rung();
            tellOnce(false);
        } catch (JMSException | RuntimeException failure) {
            state.notRung();
            tellOnce(true);
        }
    }

    private void tellOnce(boolean isAway) {
        if (isAway && !away) {
            log.warn("the broker cannot be reached; what is accepted waits until it is back");
        } else if (!isAway && away) {
            log.info("the broker is back");
        }
        away = isAway;
    }

    /** Rings no more; a ring that hangs is given up. */
    @Override
    public void close() {
        ringer.shutdownNow();
    }

    private static Thread thread(Runnable ringing) {
        Thread thread = new Thread(ringing, "bell");
        thread.setDaemon(true);
        return thread;
    }
}

package it.ponte.routing;

import it.ponte.work.SourceState;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that one partner's files are fetched from: whether this hub may poll it, and which of its files may be
 * taken now. A folder or a file that fails is tried again after growing pauses, so that it holds back neither other
 * files nor other partners (SAFETY G7).
 */
final class Source extends RemoteFilePollingConsumerPollStrategy {
    private static final Logger log = LoggerFactory.getLogger(Source.class);

    private final String partner;
    private final SourceState state;
    private final Clock clock;
    private final SeenFiles files = new SeenFiles();
    private volatile Lease lease = Lease.NONE;
    private volatile long polledUnder;
    private volatile BooleanSupplier standsThereStill = () -> true;
    private Tries failures = Tries.NONE;

    Source(String partner, SourceState state, Clock clock) {
        this.partner = partner;
        this.state = state;
        this.clock = clock;
    }

    /** This hub may poll it until then, under this number. */
    void leased(long fence, Instant until) {
        lease = new Lease(fence, until);
    }

    /** Another hub polls it, or nobody knows who: whether it can be polled is not this hub's to say. */
    void notLeased() {
        lease = Lease.NONE;
        state.works(partner);
    }

    /** Whether the file that is being fetched is the one that lies there still; another may bear its name by now. */
    boolean standsThereStill() {
        return standsThereStill.getAsBoolean();
    }

    /** The number under which what is being fetched was fetched. */
    long polledUnder() {
        return polledUnder;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        Lease now = lease;
        if (!now.holds(clock.instant()) || !failures.areDue(clock.instant())) {
            return false;
        }
        polledUnder = now.fence();
        files.begin();
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        files.end();
        failures = Tries.NONE;
        if (state.works(partner)) {
            log.info("the folder of {} can be polled again", partner);
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception failure)
            throws Exception {
        failures = failures.again(clock.instant());
        if (state.fails(partner)) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            log.warn(
                    "the folder of {} cannot be polled: {}; it is tried again with growing pauses",
                    partner,
                    root.getClass().getName());
        }
        return super.rollback(consumer, endpoint, retryCounter, failure);
    }

    /** Whether a file that is listed is fetched in this poll: it is whole, it is its turn, its name is safe to ask for. */
    boolean accepts(GenericFile<?> file) {
        String name = file.getFileNameOnly();
        SeenFiles.Name kind = files.name(name);
        if (kind == SeenFiles.Name.FIRST_SEEN_REFUSED) {
            log.warn(
                    "a file of {} stays where it is: its name has wildcards or control characters, or is too long",
                    partner);
        }
        return kind == SeenFiles.Name.PLAIN
                && files.isReady(name, file.getFileLength(), file.getLastModified(), clock.instant());
    }

    /** The last moment before a file is fetched; false when this hub lost the folder meanwhile. */
    boolean begins(GenericFile<?> file, BooleanSupplier standsThereStill) {
        if (!lease.holds(clock.instant())) {
            return false;
        }
        if (files.tried(file.getFileNameOnly(), clock.instant()) == SeenFiles.MANY) {
            log.error(
                    "a file of {} could not be taken {} times; it is tried every 5 minutes",
                    partner,
                    SeenFiles.MANY - 1);
        }
        this.standsThereStill = standsThereStill;
        return true;
    }

    private record Lease(long fence, Instant until) {
        static final Lease NONE = new Lease(0, Instant.MIN);

        boolean holds(Instant now) {
            return now.isBefore(until);
        }
    }
}

package it.ponte.routing;

import it.ponte.work.Leases;
import it.ponte.work.SourceState;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** All folders that partners' files are fetched from: of several hubs over one database, one polls each of them. */
@Component
public class Sources {
    private static final String MAILBOX = "mailbox";
    private static final Logger log = LoggerFactory.getLogger(Sources.class);

    private final Leases leases;
    private final SourceState state;
    private final Clock clock;
    private final Map<String, Source> byPartner = new ConcurrentHashMap<>();
    private volatile Instant mailboxUntil = Instant.MIN;

    public Sources(Leases leases, SourceState state, Clock clock) {
        this.leases = leases;
        this.state = state;
        this.clock = clock;
    }

    /** The folder of a partner; this hub may not poll it before it holds its lease. */
    Source of(String partner) {
        return byPartner.computeIfAbsent(partner, id -> new Source(id, state, clock));
    }

    /**
     * Takes the folders that no hub polls and renews those of this one; to be called every few seconds. While the
     * database does not answer no folder is polled: nothing could be kept.
     */
    public void renew() {
        Instant asked = clock.instant();
        Map<String, Long> held = Map.of();
        try {
            held = leases.take(Stream.concat(
                            Stream.of(MAILBOX), byPartner.keySet().stream().map(Sources::leaseName))
                    .toList());
        } finally {
            mailboxUntil = held.containsKey(MAILBOX) ? asked.plus(Leases.LAST) : Instant.MIN;
            for (Map.Entry<String, Source> source : byPartner.entrySet()) {
                Long fence = held.get(leaseName(source.getKey()));
                if (fence == null) {
                    source.getValue().notLeased();
                } else {
                    source.getValue().leased(fence, asked.plus(Leases.LAST));
                }
            }
        }
    }

    /**
     * Whether this hub may look into the mailbox now. A mail that two hubs read all the same, because one slept, is one
     * envelope: its key is its Message-ID.
     */
    boolean mayReadMail() {
        return clock.instant().isBefore(mailboxUntil);
    }

    /**
     * To be asked between keeping a file and taking it away: what stands under its name must be what was kept. A sender
     * may have put a new version there, and while this hub slept another may have taken the file. What was kept is known
     * again by its delivery.
     *
     * @throws IllegalStateException when the file must be left where it is
     */
    public void confirm(String partner) {
        Source source = of(partner);
        if (!leases.isHeld(leaseName(partner), source.polledUnder())) {
            throw new IllegalStateException("another hub polls this folder");
        }
        if (!source.standsThereStill()) {
            throw new IllegalStateException("the file was replaced while it was read");
        }
    }

    /** Lets all folders go at the end, so that another hub need not wait. */
    @PreDestroy
    void release() {
        try {
            leases.release();
        } catch (DataAccessException | TransactionException away) {
            log.warn(
                    "the folders of partners could not be let go: another hub takes them in {} s",
                    Leases.LAST.toSeconds());
        }
    }

    private static String leaseName(String partner) {
        return "files of " + partner;
    }
}

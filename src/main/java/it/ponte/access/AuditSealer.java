package it.ponte.access;

import it.ponte.access.AuditLinks.Link;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains the committed rows of the audit. A row may commit late, with a lower id than rows that are sealed already: so
 * places are given when rows are sealed. Each hub seals what it wrote, into a chain of its own, and what another wrote
 * and left behind; one hub seals at a time, so that no row is sealed twice.
 */
@Component
public class AuditSealer {
    private static final Logger log = LoggerFactory.getLogger(AuditSealer.class);
    private static final int BATCH = 1000;
    private static final int ROOTS = 1000;
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final AuditLinks links;
    private final AuditRoots roots;
    private final AuditAlerts alerts;
    private final AuditKey key;
    private final HubId hub;
    private final Clock clock;
    private final RootsFile file;
    /** The last place in the file; nothing while that is not known. */
    private Long outside;

    public AuditSealer(
            JdbcClient db,
            PlatformTransactionManager transactions,
            AuditAlerts alerts,
            AuditKey key,
            HubId hub,
            Clock clock,
            @Value("${ponte.audit.roots}") Path file) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.links = new AuditLinks(db);
        this.roots = new AuditRoots(db);
        this.alerts = alerts;
        this.key = key;
        this.hub = hub;
        this.clock = clock;
        this.file = new RootsFile(file);
    }

    /**
     * Seals every row that waits, and puts where the chain then stands into the file of roots.
     *
     * @return how many rows
     */
    public synchronized int seal() {
        goOnWithTheChain();
        int all = 0;
        int sealed;
        do {
            sealed = Optional.ofNullable(transaction.execute(tx -> batch())).orElse(0);
            all += sealed;
        } while (sealed == BATCH);
        putOutside();
        return all;
    }

    /** Forgets sealed rows of more than five years ago (SAFETY P14). */
    public void forget() {
        long forgotten = db.sql("select forget_old_audit()").query(Long.class).single();
        if (forgotten > 0) {
            log.info("{} rows of the audit were forgotten after five years", forgotten);
        }
    }

    /** A chain of which the file knows more than the database was cut, or lost with a backup: another one begins. */
    private void goOnWithTheChain() {
        if (outside != null) {
            return;
        }
        long known = file.lastOf(hub.value());
        if (known > links.last(hub.value()).map(Link::seq).orElse(0L)) {
            log.error(
                    "the audit's chain {} is shorter than its file of roots tells: see ponte audit verify",
                    hub.value());
            alerts.raise(AuditAlerts.Kind.CHAIN_BROKEN, "hub");
            hub.another();
            known = 0;
        }
        outside = known;
    }

    private int batch() {
        // 0x617564 is "aud": one number for all hubs
        boolean alone = db.sql("select pg_try_advisory_xact_lock(6387044)")
                .query(Boolean.class)
                .single();
        if (!alone) {
            return 0;
        }
        List<AuditRow> rows = waiting();
        if (rows.isEmpty()) {
            return 0;
        }
        Optional<Link> last = links.last(hub.value());
        byte[] hash = last.map(Link::hash).orElse(AuditRow.BEGINNING);
        long seq = last.map(Link::seq).orElse(0L);
        List<Link> added = new ArrayList<>();
        for (AuditRow row : rows) {
            seq++;
            hash = row.linked(hash, hub.value(), seq);
            added.add(new Link(seq, row.id(), hash));
        }
        links.add(hub.value(), added);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        roots.add(key.sign(new AuditRoot(hub.value(), seq, hash, now, null)));
        return rows.size();
    }

    private List<AuditRow> waiting() {
        return db.sql(
                        """
                        select a.* from audit_unsealed u join audit a on a.id = u.audit
                        where a.hub = ? or a.at < ? order by a.id limit ?
                        """)
                .params(hub.value(), Timestamp.from(clock.instant().minus(LEFT_BEHIND)), BATCH)
                .query((row, i) -> Audit.row(row))
                .list();
    }

    /** After the commit; what a crash kept out of the file is put there the next time. */
    private void putOutside() {
        List<AuditRoot> missing;
        do {
            missing = roots.behind(hub.value(), outside, ROOTS);
            file.append(missing);
            if (!missing.isEmpty()) {
                outside = missing.get(missing.size() - 1).seq();
            }
        } while (missing.size() == ROOTS);
    }
}

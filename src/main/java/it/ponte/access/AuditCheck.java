package it.ponte.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through the whole audit for what was changed, removed, reordered, inserted or cut off: the rows against their
 * codes and links, the links against each other, and their ends against the signed roots in the database and in files.
 */
public final class AuditCheck {
    /** What is older may be forgotten (SAFETY P14). */
    private static final int YEARS = 5;

    /** What a hub left behind another seals after ten minutes. */
    private static final Duration SEALED_WITHIN = Duration.ofHours(1);

    private final JdbcClient db;
    private final TransactionTemplate snapshot;
    private final Vault vault;
    private final AuditKey key;
    private final AuditLinks links;
    private final AuditRoots roots;
    private final Clock clock;

    /** Over a database and the keys with which its audit was written. */
    public AuditCheck(JdbcClient db, PlatformTransactionManager transactions, Vault vault, AuditKey key, Clock clock) {
        this.db = db;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.vault = vault;
        this.key = key;
        this.links = new AuditLinks(db);
        this.roots = new AuditRoots(db);
        this.clock = clock;
    }

    /** Looks through all of it, as it stands at one moment, with the roots in these files. */
    public AuditReport look(List<Path> files) {
        // Sizes first: what is added to a file after this moment may be about links that the snapshot does not show.
        Map<RootsFile, Long> sizes =
                files.stream().map(RootsFile::new).collect(Collectors.toMap(file -> file, RootsFile::size));
        return snapshot.execute(tx -> report(sizes));
    }

    private AuditReport report(Map<RootsFile, Long> files) {
        List<AuditFinding> findings = new ArrayList<>();
        Set<String> witnessed = new TreeSet<>();
        Instant kept = clock.instant().atZone(ZoneOffset.UTC).minusYears(YEARS).toInstant();
        RootsCheck vouched = new RootsCheck(links, roots, key, kept);
        files.forEach((file, size) -> {
            int noRoots = file.each(size, RootsCheck.PAGE, page -> {
                page.forEach(root -> witnessed.add(root.chain()));
                vouched.outside(page);
            });
            if (noRoots > 0) {
                findings.add(new AuditFinding(AuditFinding.Kind.ROOT_WRONG, "", 0, 0));
            }
        });
        List<String> chains = links.chains();
        chains.forEach(vouched::inside);
        findings.addAll(vouched.findings());
        Map<String, Long> sealed = new TreeMap<>();
        for (String chain : chains) {
            LinksCheck check = new LinksCheck(chain, links, roots, vault, key, kept);
            sealed.put(chain, check.walk());
            findings.addAll(check.findings());
        }
        findings.addAll(inNoChain());
        findings.addAll(leftUnsealed());
        List<String> unwitnessed =
                chains.stream().filter(chain -> !witnessed.contains(chain)).toList();
        return new AuditReport(
                sealed.values().stream().mapToLong(Long::longValue).sum(),
                db.sql("select count(*) from audit_unsealed").query(Long.class).single(),
                chains.size(),
                unwitnessed,
                findings);
    }

    /** The first of the rows that wait although hubs seal every half minute: somebody keeps them from it. */
    private List<AuditFinding> leftUnsealed() {
        return db
                .sql(
                        "select a.id from audit_unsealed u join audit a on a.id = u.audit where a.at < ? order by a.at limit 1")
                .param(clock.instant().minus(SEALED_WITHIN).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .map(row -> new AuditFinding(AuditFinding.Kind.NOT_SEALED, "", 0, row))
                .stream()
                .toList();
    }

    /** Rows that no chain holds: those that do not wait either, or were not written by a hub, or wait and are gone. */
    private List<AuditFinding> inNoChain() {
        List<AuditFinding> findings = new ArrayList<>();
        db.sql(
                        """
                        select a.*, u.audit is not null as waits from audit a
                        left join audit_link l on l.audit = a.id left join audit_unsealed u on u.audit = a.id
                        where l.audit is null order by a.id
                        """)
                .query(row -> {
                    AuditRow found = Audit.row(row);
                    if (!row.getBoolean("waits") || !found.isAuthentic(vault)) {
                        findings.add(new AuditFinding(AuditFinding.Kind.ROW_INSERTED, "", 0, found.id()));
                    }
                });
        db.sql("select audit from audit_unsealed u where not exists (select 1 from audit a where a.id = u.audit)")
                .query(Long.class)
                .list()
                .forEach(row -> findings.add(new AuditFinding(AuditFinding.Kind.ROW_REMOVED, "", 0, row)));
        return findings;
    }
}

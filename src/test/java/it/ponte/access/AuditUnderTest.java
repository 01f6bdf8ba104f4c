package it.ponte.access;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.embedded.TestPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The audit of one hub over the real database, whose rows can be tampered with as the tables' owner. */
final class AuditUnderTest {
    static final Caller ADA = new Caller.OperatorCaller("ada");
    private static final AuditKey KEY = new AuditKey(Keysets.fresh(KeyClass.AUDIT));

    final JdbcClient db = TestDatabase.client();
    final HandClock clock = new HandClock(Instant.parse("2026-11-22T09:00:00Z"));
    final Path roots;
    final HubId hub;
    final Audit audit;
    final AuditAlerts alerts = new AuditAlerts(db, clock, List.of());

    AuditUnderTest(Path data) {
        roots = data.resolve("audit/roots.jsonl");
        hub = new HubId(data);
        audit = new Audit(db, TestDatabase.vault(), hub, clock);
    }

    /** As it is after a start. */
    AuditSealer sealer() {
        return new AuditSealer(db, TestDatabase.transactions(), alerts, KEY, hub, clock, roots);
    }

    AuditReport look(Path... files) {
        return look(TestPostgres.dataSource(), files);
    }

    /** The same over this way to the database. */
    AuditReport look(DataSource database, Path... files) {
        return new AuditCheck(
                        JdbcClient.create(database),
                        new JdbcTransactionManager(database),
                        TestDatabase.vault(),
                        KEY,
                        clock)
                .look(List.of(files));
    }

    /** What is found with the hub's own file of roots. */
    List<AuditFinding> findings() {
        return look(roots).findings();
    }

    /** So many people are opened, and sealed in one batch. */
    void opened(int people) {
        for (int i = 0; i < people; i++) {
            audit.read(ADA, "beneficiary.opened", "B-" + i);
        }
        sealer().seal();
    }

    void tamper(String sql) {
        TestPostgres.withoutGuards(sql);
    }

    long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }
}

package it.ponte.access;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The hub's own look through its audit, now and then: what it finds is logged and raises an alert. */
@Component
public class AuditInspection {
    private static final Logger log = LoggerFactory.getLogger(AuditInspection.class);

    private final AuditCheck check;
    private final AuditAlerts alerts;
    private final Path file;

    AuditInspection(
            JdbcClient db,
            PlatformTransactionManager transactions,
            Vault vault,
            AuditKey key,
            Clock clock,
            AuditAlerts alerts,
            @Value("${ponte.audit.roots}") Path file) {
        this.check = new AuditCheck(db, transactions, vault, key, clock);
        this.alerts = alerts;
        this.file = file;
    }

    /** Looks through all of it. */
    public void inspect() {
        AuditReport report = check.look(List.of(file));
        if (report.isIntact()) {
            log.info("the audit is intact: {} rows in {} chains", report.sealed(), report.chains());
            return;
        }
        log.error(
                "the audit is not as it was left, in {} places: see ponte audit verify",
                report.findings().size());
        alerts.raise(AuditAlerts.Kind.CHAIN_BROKEN, "hub");
    }
}

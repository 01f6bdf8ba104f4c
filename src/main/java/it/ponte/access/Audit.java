package it.ponte.access;

import it.ponte.access.Caller.OperatorCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code audit}: every look at a person and every change of what concerns her (SAFETY P16). A row is written in the
 * caller's transaction, so that it commits with its effect or not at all; it can be added to and never changed.
 * {@code what} is a fixed word, a thing and what was done with it; one that ends in {@code .opened} says that somebody
 * read what was told of one person, and counts for {@link AuditAlerts}.
 */
@Repository
public class Audit {
    /** How a fixed word ends that says that what was told of a person was read. */
    static final String OPENED = ".opened";

    private static final int HIDDEN_BYTES = 12;

    private final JdbcClient db;
    private final Vault vault;
    private final HubId hub;
    private final Clock clock;

    public Audit(JdbcClient db, Vault vault, HubId hub, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.hub = hub;
        this.clock = clock;
    }

    /** Somebody looked. The code is a public one, {@link #hidden} where a person is protected, "" for no one thing. */
    public void read(Caller who, String what, String code) {
        read(who, what, List.of(code));
    }

    /** Somebody looked at several: one row for each, written at once. */
    public void read(Caller who, String what, Collection<String> codes) {
        write(what, false, Map.of(who, codes));
    }

    /** Somebody changed something. */
    public void changed(Caller who, String what, String code) {
        changed(who, what, List.of(code));
    }

    /** Somebody changed several, such as two records that are one now. */
    public void changed(Caller who, String what, Collection<String> codes) {
        changed(what, Map.of(who, codes));
    }

    /** Several changed the same of something, each of something else: one row for each thing, written at once. */
    public void changed(String what, Map<? extends Caller, ? extends Collection<String>> byWhom) {
        write(what, true, byWhom);
    }

    /**
     * Somebody gave a wrong password or code, at the door or before an act; under a name that is no account's it is nobody,
     * since people mistype into that field.
     */
    public void failedSignIn(String account) {
        changed(new OperatorCaller(account == null ? "?" : account), "sign-in.failed", "");
    }

    /**
     * What stands for a code that concerns a protected person: always the same, and of no use to whoever does not know
     * the code.
     */
    public String hidden(String code) {
        byte[] keyed = vault.authentication("audit-about", code);
        return "#" + HexFormat.of().formatHex(keyed, 0, HIDDEN_BYTES);
    }

    private void write(String what, boolean isChange, Map<? extends Caller, ? extends Collection<String>> byWhom) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String here = hub.value();
        List<AuditRow> rows = byWhom.entrySet().stream()
                .flatMap(one -> one.getValue().stream()
                        .map(code -> new AuditRow(0, one.getKey().stampedAs(), what, isChange, code, now, here, null)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        db.sql(
                        """
                        with written as (
                            insert into audit (who, what, is_change, about, at, hub, mac)
                            select who, ?, ?, about, ?, ?, mac from unnest(?, ?, ?) as row (who, about, mac)
                            returning id)
                        insert into audit_unsealed (audit) select id from written
                        """)
                .params(
                        what,
                        isChange,
                        now.atOffset(ZoneOffset.UTC),
                        here,
                        rows.stream().map(AuditRow::who).toArray(String[]::new),
                        rows.stream().map(AuditRow::about).toArray(String[]::new),
                        rows.stream().map(row -> row.authentication(vault)).toArray(byte[][]::new))
                .update();
    }

    static AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("id"),
                row.getString("who"),
                row.getString("what"),
                row.getBoolean("is_change"),
                row.getString("about"),
                row.getTimestamp("at").toInstant(),
                row.getString("hub"),
                row.getBytes("mac"));
    }
}

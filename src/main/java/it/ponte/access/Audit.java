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
        write(who, what, false, List.of(code));
    }

    /** Somebody looked at several: one row for each, written at once. */
    public void read(Caller who, String what, Collection<String> codes) {
        write(who, what, false, codes);
    }

    /** Somebody changed something. */
    public void changed(Caller who, String what, String code) {
        write(who, what, true, List.of(code));
    }

    /** Somebody changed several, such as two records that are one now. */
    public void changed(Caller who, String what, Collection<String> codes) {
        write(who, what, true, codes);
    }

    /** Somebody failed to sign in; under a name that is no account's it is nobody, since people mistype into that field. */
    public void failedSignIn(String account) {
        write(new OperatorCaller(account == null ? "?" : account), "sign-in.failed", true, List.of(""));
    }

    /**
     * What stands for a code that concerns a protected person: always the same, and of no use to whoever does not know
     * the code.
     */
    public String hidden(String code) {
        byte[] keyed = vault.authentication("audit-about", code);
        return "#" + HexFormat.of().formatHex(keyed, 0, HIDDEN_BYTES);
    }

    private void write(Caller who, String what, boolean isChange, Collection<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<AuditRow> rows = codes.stream()
                .map(code -> new AuditRow(0, who.stampedAs(), what, isChange, code, now, hub.value(), null))
                .toList();
        db.sql(
                        """
                        with written as (
                            insert into audit (who, what, is_change, about, at, hub, mac)
                            select ?, ?, ?, about, ?, ?, mac from unnest(?, ?) as row (about, mac)
                            returning id)
                        insert into audit_unsealed (audit) select id from written
                        """)
                .params(
                        who.stampedAs(),
                        what,
                        isChange,
                        now.atOffset(ZoneOffset.UTC),
                        rows.get(0).hub(),
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

package it.ponte.access;

import it.ponte.access.OwnPeople.Look;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code audit_alert}: what somebody should look into, once per account and hour (SAFETY P16). */
@Repository
public class AuditAlerts {
    /** More people than so many, none of them her own, opened by one account within an hour. */
    static final int MANY = 30;

    /** So many failed sign-ins of one account within an hour. */
    static final int FAILURES = 5;

    private static final Logger log = LoggerFactory.getLogger(AuditAlerts.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient db;
    private final Clock clock;
    private final List<OwnPeople> own;

    public AuditAlerts(JdbcClient db, Clock clock, List<OwnPeople> own) {
        this.db = db;
        this.clock = clock;
        this.own = List.copyOf(own);
    }

    /** Why somebody should look. */
    public enum Kind {
        MANY_PEOPLE,
        FAILED_SIGN_INS,
        BREAK_GLASS,
        CHAIN_BROKEN,
        /** Somebody gave an account a role. */
        ROLE_GIVEN,
        /** Somebody gave an account a new password without a second factor behind it, or took its second factor away. */
        ACCOUNT_OPENED,
        /** A reader of cases was sent all the codes that a day allows her: somebody may be guessing. */
        MANY_CODES
    }

    /** One of them; the account as in table {@code audit}. */
    public record Alert(long id, Kind kind, String account, Instant raisedAt) {}

    /** Raises one, unless there is one of this kind about this account in this hour. */
    public void raise(Kind kind, String account) {
        Instant now = clock.instant();
        int raised = db.sql(
                        """
                        insert into audit_alert (kind, account, hour, raised_at) values (?, ?, ?, ?)
                        on conflict (kind, account, hour) do nothing
                        """)
                .params(kind.name(), account, Timestamp.from(now.truncatedTo(ChronoUnit.HOURS)), Timestamp.from(now))
                .update();
        if (raised == 1) {
            log.warn("the audit raised {} about {}", kind, account);
        }
    }

    /**
     * Looks through the last hour for accounts that opened many people who are not their own, or were often tried in vain;
     * names that are no account's are what strangers mistype.
     */
    public void watch() {
        Timestamp from = Timestamp.from(clock.instant().minus(HOUR));
        db
                .sql(
                        """
                        select who from audit where what like ? and who like 'operator:%' and at > ?
                        group by who having count(distinct about) > ?
                        """)
                .params("%" + Audit.OPENED, from, MANY)
                .query(String.class)
                .list()
                .stream()
                .filter(who -> others(who, from) > MANY)
                .forEach(who -> raise(Kind.MANY_PEOPLE, who));
        db.sql(
                        "select who from audit where what = 'sign-in.failed' and who <> 'operator:?' and at > ? group by who having count(*) >= ?")
                .params(from, FAILURES)
                .query(String.class)
                .list()
                .forEach(who -> raise(Kind.FAILED_SIGN_INS, who));
    }

    /** How many different people somebody opened who were not her own when she did. */
    private long others(String who, Timestamp from) {
        Set<Look> opened = db.sql("select distinct about, at from audit where who = ? and what like ? and at > ?")
                .params(who, "%" + Audit.OPENED, from)
                .query((row, i) ->
                        new Look(row.getString("about"), row.getTimestamp("at").toInstant()))
                .set();
        Set<Look> others = new HashSet<>(opened);
        String operator = who.substring("operator:".length());
        own.forEach(room -> others.removeAll(room.among(opened, operator)));
        return others.stream().map(Look::code).distinct().count();
    }

    /** Those since a moment, the latest first. */
    public List<Alert> since(Instant from, int atMost) {
        return db.sql(
                        """
                        select id, kind, account, raised_at from audit_alert
                        where raised_at >= ? order by id desc limit ?
                        """)
                .params(Timestamp.from(from), atMost)
                .query(AuditAlerts::alert)
                .list();
    }

    /** Those of one kind since a moment, the latest first. */
    public List<Alert> since(Kind kind, Instant from, int atMost) {
        return db.sql(
                        """
                        select id, kind, account, raised_at from audit_alert
                        where kind = ? and raised_at >= ? order by id desc limit ?
                        """)
                .params(kind.name(), Timestamp.from(from), atMost)
                .query(AuditAlerts::alert)
                .list();
    }

    /** Those of these kinds that no mail was written about, the oldest first. */
    public List<Alert> unmailed(Set<Kind> kinds, int atMost) {
        return db.sql(
                        """
                        select id, kind, account, raised_at from audit_alert
                        where mailed_at is null and kind = any(?) order by id limit ?
                        """)
                .params(kinds.stream().map(Kind::name).toArray(String[]::new), atMost)
                .query(AuditAlerts::alert)
                .list();
    }

    /** A mail about it was handed over. */
    public void mailed(long alert) {
        db.sql("update audit_alert set mailed_at = ? where id = ? and mailed_at is null")
                .params(Timestamp.from(clock.instant()), alert)
                .update();
    }

    private static Alert alert(ResultSet row, int i) throws SQLException {
        return new Alert(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("account"),
                row.getTimestamp("raised_at").toInstant());
    }
}

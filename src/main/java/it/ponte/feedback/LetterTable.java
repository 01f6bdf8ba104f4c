package it.ponte.feedback;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code letter}: what became of each letter. Where that is the hub's doing it is audited: that one left, can
 * not leave, need not any more, or waits for an operator.
 */
@Repository
class LetterTable {
    private final JdbcClient db;
    private final Clock clock;
    private final LetterAudit audit;

    LetterTable(JdbcClient db, Clock clock, LetterAudit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** The letter with this id, which must exist, locked until the transaction ends. */
    Letter lock(long id) {
        return read("select * from letter where id = ? for update", id).orElseThrow();
    }

    /** The letter with this id, which must exist. */
    Letter get(long id) {
        return read("select * from letter where id = ?", id).orElseThrow();
    }

    /** Lets a letter of one of these protected people go; false when it does not wait for that. */
    boolean release(long id, String operator, Long[] known) {
        return db.sql(
                                """
                        update letter set released_at = :now, released_by = :operator
                        where id = :id and needs_release and released_at is null
                          and told_at is null and cancelled_at is null
                          and exists (select from letter l left join outcome o on o.id = l.outcome
                                      left join referral r on r.id = l.referral
                                      join beneficiary b on b.id = coalesce(o.beneficiary, r.beneficiary)
                                      where l.id = letter.id and (not b.is_protected or b.id = any(:known)))
                        """)
                        .param("now", now())
                        .param("known", known)
                        .param("operator", operator)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Makes a letter wait for an operator, also when one had let it go. */
    void hold(long id) {
        update("needs_release = true, released_at = null, released_by = null, sending_at = null", id);
        audit.changed("letter.held", id);
    }

    void sending(long id) {
        stamp("sending_at", id);
    }

    void notSent(long id) {
        update("sending_at = null", id);
    }

    /** The letter was tried for the last time, in vain. */
    void givenUp(long id) {
        audit.changed("letter.given-up", id);
    }

    void kept(long id) {
        notSent(id);
        stamp("kept_at", id);
    }

    void told(long id) {
        notSent(id);
        stamp("told_at", id);
        audit.changed("letter.sent", id);
    }

    void cancelled(long id) {
        stamp("cancelled_at", id);
        audit.changed("letter.cancelled", id);
    }

    void undeliverable(long id, String reason) {
        db.sql("update letter set undeliverable_at = ?, undeliverable_reason = ? where id = ?")
                .params(now(), reason, id)
                .update();
        audit.changed("letter.undeliverable", id);
    }

    /** Takes back that letters were kept undelivered, and answers which. */
    List<Long> takeKept() {
        return db.sql("update letter set kept_at = null where kept_at is not null and told_at is null returning id")
                .query(Long.class)
                .list();
    }

    /** Takes back that a letter, if of a protected person then one of these, was undeliverable; false when it was not. */
    boolean takeUndeliverable(long id, Long[] known) {
        return db.sql(
                                """
                        update letter set undeliverable_at = null, undeliverable_reason = null
                        where id = ? and undeliverable_at is not null
                          and (is_digest or notice = 'SET_ASIDE' or referral is not null
                          and exists (select from letter l left join outcome o on o.id = l.outcome
                                      left join referral r on r.id = l.referral
                                      join beneficiary b on b.id = coalesce(o.beneficiary, r.beneficiary)
                                      where l.id = letter.id and (not b.is_protected or b.id = any(?))))
                        """)
                        .params(id, known)
                        .update()
                == 1;
    }

    private void stamp(String column, long id) {
        db.sql("update letter set " + column + " = ? where id = ?")
                .params(now(), id)
                .update();
    }

    private void update(String change, long id) {
        db.sql("update letter set " + change + " where id = ?").param(id).update();
    }

    private OffsetDateTime now() {
        return Stamp.of(clock.instant());
    }

    private Optional<Letter> read(String sql, long id) {
        return db.sql(sql)
                .param(id)
                .query((row, i) -> new Letter(
                        row.getLong("id"),
                        row.getObject("outcome", Long.class),
                        row.getString("notice"),
                        row.getBoolean("is_digest"),
                        row.getObject("referral", Long.class),
                        row.getObject("caseworker", Long.class),
                        row.getString("partner"),
                        row.getString("message_id"),
                        row.getBoolean("needs_release"),
                        Stamp.in(row, "released_at"),
                        Stamp.in(row, "sending_at"),
                        row.getTimestamp("moved_on_at") != null,
                        row.getTimestamp("told_at") != null || row.getTimestamp("cancelled_at") != null))
                .optional();
    }
}

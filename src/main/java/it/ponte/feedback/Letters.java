package it.ponte.feedback;

import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The letters as operators see them: what was told to whom, what still waits for somebody, and what they do about it. */
@Repository
public class Letters {
    private static final String SELECT =
            """
            select l.*, case when l.needs_release then 'UPDATE' else coalesce(l.notice, o.kind) end as shown_kind,
                   l.needs_release and l.released_at is null and l.told_at is null and l.cancelled_at is null as waits
            from letter l left join outcome o on o.id = l.outcome
            """;

    private final JdbcClient db;

    private final LetterTable letters;
    private final Worklist worklist;
    private final TransactionTemplate transaction;

    Letters(JdbcClient db, LetterTable letters, Worklist worklist, PlatformTransactionManager transactions) {
        this.db = db;
        this.letters = letters;
        this.worklist = worklist;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * An operator lets a protected person's letter go.
     *
     * @param operator who, as a {@code _by} stamp
     * @return false when that letter does not wait for it
     */
    public boolean release(long letter, String operator) {
        return Boolean.TRUE.equals(transaction.execute(tx -> again(letters.release(letter, operator), letter)));
    }

    /** Tries a letter again that had no usable address, once there is one; false when that was not its trouble. */
    public boolean retry(long letter) {
        return Boolean.TRUE.equals(transaction.execute(tx -> again(letters.takeUndeliverable(letter), letter)));
    }

    private boolean again(boolean may, long letter) {
        if (may) {
            worklist.add(Stage.LETTER, letter);
        }
        return may;
    }

    /** The latest letters, newest first. */
    public List<LetterView> latest(int atMost) {
        return db.sql(SELECT + "order by l.id desc limit ?")
                .param(atMost)
                .query(Letters::view)
                .list();
    }

    /** The letters that wait for an operator to let them go, oldest first. */
    public List<LetterView> waitingForRelease() {
        return db.sql(
                        SELECT
                                + """
                        where l.needs_release and l.released_at is null and l.told_at is null and l.cancelled_at is null
                          and l.undeliverable_at is null
                        order by l.id
                        """)
                .query(Letters::view)
                .list();
    }

    /** The letters that have no address to go to, oldest first: somebody must find one, or call. */
    public List<LetterView> undeliverable() {
        return db.sql(SELECT + "where l.undeliverable_at is not null order by l.id")
                .query(Letters::view)
                .list();
    }

    /**
     * How many outcomes somebody has not been told yet: no letter made, or one that neither was told nor need be told
     * any more.
     */
    public long outcomesNotTold() {
        return db.sql(
                        """
                        select count(*) from outcome o
                        where not exists (select 1 from letter l where l.outcome = o.id)
                           or exists (select 1 from letter l where l.outcome = o.id
                                      and l.told_at is null and l.cancelled_at is null)
                        """)
                .query(Long.class)
                .single();
    }

    /** The internal id of the referral that a letter's link leads to; empty when no letter has such a link. */
    public Optional<Long> referralBehind(String token) {
        return db.sql("select referral from letter where link_sha256 = ? limit 1")
                .param(new Link(token).sha256())
                .query(Long.class)
                .optional();
    }

    private static LetterView view(ResultSet row, int number) throws SQLException {
        return new LetterView(
                row.getLong("id"),
                row.getString("shown_kind"),
                row.getString("partner"),
                Stamp.in(row, "composed_at"),
                Stamp.in(row, "kept_at"),
                Stamp.in(row, "told_at"),
                Stamp.in(row, "released_at"),
                Stamp.in(row, "cancelled_at"),
                row.getBoolean("waits"),
                row.getString("undeliverable_reason"));
    }
}

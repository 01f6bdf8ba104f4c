package it.ponte.feedback;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
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
                   l.needs_release and l.released_at is null and l.told_at is null and l.cancelled_at is null as waits,
                   l.undeliverable_at is null and l.delivered_at is null
                     and (l.failing_since is not null or l.delayed_at > l.told_at) as is_delayed
            from letter l left join outcome o on o.id = l.outcome
            left join referral r on r.id = l.referral join beneficiary b on b.id = coalesce(o.beneficiary, r.beneficiary)
            where (not b.is_protected or b.id = any(:known))
            """;

    private final JdbcClient db;

    private final LetterTable letters;
    private final ReferenceOperators references;
    private final Worklist worklist;
    private final TransactionTemplate transaction;

    Letters(
            JdbcClient db,
            LetterTable letters,
            ReferenceOperators references,
            Worklist worklist,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.letters = letters;
        this.references = references;
        this.worklist = worklist;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Lets a protected person's letter go; false when no such letter waits for this operator (SAFETY P4). */
    @Allowed(Role.OPERATOR)
    public boolean release(long letter, OperatorCaller who) {
        return isTrue(() -> letters.release(letter, who.stampedAs(), references.peopleOf(who)), letter);
    }

    /** Tries a letter again that had no usable address, once there is one; false when that was not its trouble. */
    @Allowed(Role.OPERATOR)
    public boolean retry(long letter, OperatorCaller who) {
        return isTrue(() -> letters.takeUndeliverable(letter, references.peopleOf(who)), letter);
    }

    private boolean isTrue(BooleanSupplier may, long letter) {
        return Boolean.TRUE.equals(transaction.execute(tx -> again(may.getAsBoolean(), letter)));
    }

    private boolean again(boolean may, long letter) {
        if (may) {
            worklist.add(Stage.LETTER, letter);
        }
        return may;
    }

    /** The latest letters of which this operator may know, newest first. */
    @Allowed(Role.OPERATOR)
    public List<LetterView> latest(OperatorCaller who, int atMost) {
        return asked(SELECT + "order by l.id desc limit :most", who)
                .param("most", atMost)
                .query(Letters::view)
                .list();
    }

    /** The letters that wait for this operator to let them go, oldest first. */
    @Allowed(Role.OPERATOR)
    public List<LetterView> waitingForRelease(OperatorCaller who) {
        return asked(
                        SELECT
                                + """
                                and l.needs_release and l.released_at is null and l.told_at is null
                                and l.cancelled_at is null and l.undeliverable_at is null
                                order by l.id
                                """,
                        who)
                .query(Letters::view)
                .list();
    }

    /** The letters that have no address to go to, oldest first: somebody must find one, or call. */
    @Allowed(Role.OPERATOR)
    public List<LetterView> undeliverable(OperatorCaller who) {
        return asked(SELECT + "and l.undeliverable_at is not null order by l.id", who)
                .query(Letters::view)
                .list();
    }

    /**
     * How many outcomes of which this operator may know somebody has not been told yet: no letter made, or one that
     * neither was told nor need be told any more.
     *
     * @param atMost counted no further than this
     */
    @Allowed(Role.OPERATOR)
    public long outcomesNotTold(OperatorCaller who, int atMost) {
        return asked(
                        """
                        select least(count(*), :most) from (
                            (select distinct o.id from letter l join outcome o on o.id = l.outcome
                             join beneficiary b on b.id = o.beneficiary
                             where l.told_at is null and l.cancelled_at is null
                               and (not b.is_protected or b.id = any(:known)) limit :most)
                            union all
                            (select o.id from outcome o join beneficiary b on b.id = o.beneficiary
                             where (not b.is_protected or b.id = any(:known))
                               and not exists (select from letter l where l.outcome = o.id) limit :most)) untold
                        """,
                        who)
                .param("most", atMost)
                .query(Long.class)
                .single();
    }

    /** The Message-IDs, without their domain, of the letters of which this operator may not know. */
    @Allowed(Role.OPERATOR)
    public Set<String> hiddenFrom(OperatorCaller who) {
        return asked(
                        """
                        select l.message_id from letter l left join outcome o on o.id = l.outcome
                        left join referral r on r.id = l.referral
                        join beneficiary b on b.id = coalesce(o.beneficiary, r.beneficiary)
                        where b.is_protected and not (b.id = any(:known))
                        """,
                        who)
                .query(String.class)
                .set();
    }

    private JdbcClient.StatementSpec asked(String sql, OperatorCaller who) {
        return db.sql(sql).param("known", references.peopleOf(who));
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
                row.getString("undeliverable_reason"),
                row.getString("failure_code"),
                Stamp.in(row, "delivered_at"),
                row.getBoolean("is_delayed"),
                row.getTimestamp("moved_on_at") != null);
    }
}

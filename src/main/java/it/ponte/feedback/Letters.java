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
            select l.*, case when l.needs_release then 'UPDATE' else coalesce(l.notice, o.kind, 'DIGEST') end as shown_kind,
                   l.needs_release and l.released_at is null and l.told_at is null and l.cancelled_at is null as waits,
                   l.undeliverable_at is null and l.delivered_at is null
                     and (l.failing_since is not null or l.delayed_at > l.told_at) as is_delayed
            from letter l left join outcome o on o.id = l.outcome
            left join referral r on r.id = l.referral
            left join beneficiary b on b.id = coalesce(o.beneficiary, r.beneficiary)
            where (l.is_digest or l.notice = 'SET_ASIDE' or not b.is_protected or b.id = any(:known))
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
     * How many outcomes of which this operator may know somebody has not been told yet: one that waits for its letters or
     * was set aside, or one with a letter that neither was told nor need be told any more. What its addressee wants no
     * letter of its own for is not owed to her.
     *
     * @param atMost counted no further than this
     */
    @Allowed(Role.OPERATOR)
    public long outcomesNotTold(OperatorCaller who, int atMost) {
        return asked(
                        """
                        select least(count(*), :most) from (
                            (select o.id from letter l left join letter_told t on t.letter = l.id
                             join outcome o on o.id = coalesce(t.outcome, l.outcome)
                             join beneficiary b on b.id = o.beneficiary
                             where l.told_at is null and l.cancelled_at is null
                               and (not b.is_protected or b.id = any(:known)) limit :most)
                            union
                            (select o.id from letter_told t join outcome o on o.id = t.outcome
                             join beneficiary b on b.id = o.beneficiary
                             where t.letter is null and t.due_at is not null
                               and (not b.is_protected or b.id = any(:known)) limit :most)
                            union
                            (select o.id from work w cross join unnest(coalesce(w.subjects, array[w.subject])) as waits (id)
                             join outcome o on o.id = waits.id join beneficiary b on b.id = o.beneficiary
                             where w.stage in ('OUTCOME', 'FEEDBACK') and (not b.is_protected or b.id = any(:known))
                               and not exists (select from letter_told t where t.outcome = o.id)
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
                        union
                        select l.message_id from letter l join letter_told t on t.letter = l.id
                        join referral r on r.id = t.referral join beneficiary b on b.id = r.beneficiary
                        where l.is_digest and b.is_protected and not (b.id = any(:known))
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
        return db.sql(
                        """
                        select referral from letter where link_sha256 = :link
                        union select referral from letter_told where link_sha256 = :link limit 1
                        """)
                .param("link", new Link(token).sha256())
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

package it.ponte.feedback;

import it.ponte.beneficiary.HearsOfBases;
import it.ponte.placement.OutcomeKind;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The letters whose legal basis ended before they left: cancelled, save what is owed (SAFETY P13). One without an address is
 * cancelled too: who finds the address must not tell what may not be told any more. What still waited for a letter gets
 * none, so that no later consent tells it.
 */
@Repository
class LapsedLetters implements HearsOfBases {
    /** Ended by the hub's clock and by the database's: by a wrong one nothing is cancelled for good. */
    private static final String ENDED = "r.basis_ends < least(:today, (now() at time zone 'Europe/Rome')::date)";

    /** Whoever changes a letter locks it, and what it tells after it. */
    private static final String LOCK =
            """
            with ended as (select r.id from referral r where %s)
            select id from letter
            where told_at is null and cancelled_at is null and id in (
                select t.letter from letter_told t join ended on ended.id = t.referral
                union select l.id from letter l join ended on ended.id = l.referral where l.notice is not null)
            order by id for update
            """;

    private static final String CANCEL =
            """
            update letter l set cancelled_at = :now, undeliverable_at = null, undeliverable_reason = null
            from referral r
            where r.id = l.referral and %s
              and l.told_at is null and l.cancelled_at is null and l.sending_at is null
              and l.notice is distinct from 'RECORD_ENDS'
              and not exists (select from outcome o where o.id = l.outcome and o.kind = any(:owed))
            returning l.id
            """;

    /** The same of what no letter has taken yet, or one about several cases that has not left. */
    private static final String DROP =
            """
            delete from letter_told t using referral r
            where r.id = t.referral and %s
              and (t.letter is null or exists (
                  select from letter l where l.id = t.letter and l.is_digest and l.told_at is null
                                         and l.cancelled_at is null and l.sending_at is null))
              and not exists (select from outcome o where o.id = t.outcome and o.kind = any(:owed))
            """;

    private final JdbcClient db;
    private final Clock clock;
    private final LetterAudit audit;

    LapsedLetters(JdbcClient db, Clock clock, LetterAudit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** Cancels them all; inside a transaction. */
    int cancel() {
        return cancel(ENDED, List.of());
    }

    @Override
    public void lapse(Collection<Long> referrals) {
        cancel(ENDED + " and r.id = any(:referrals)", referrals);
    }

    private int cancel(String whose, Collection<Long> referrals) {
        asked(LOCK, whose, referrals).query(Long.class).list();
        asked(DROP, whose, referrals).update();
        List<Long> cancelled = asked(CANCEL, whose, referrals).query(Long.class).list();
        audit.changed("letter.cancelled", cancelled);
        return cancelled.size();
    }

    private JdbcClient.StatementSpec asked(String statement, String whose, Collection<Long> referrals) {
        return db.sql(statement.formatted(whose))
                .param("now", Stamp.of(clock.instant()))
                .param("today", ItalianTime.dayOf(clock.instant()))
                .param("owed", OutcomeKind.owed())
                .param("referrals", referrals.toArray(Long[]::new));
    }
}

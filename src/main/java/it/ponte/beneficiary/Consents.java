package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The legal bases that end, are taken back and are collected anew (SAFETY P13). */
@Repository
public class Consents {
    /** How many days before its end the service of a referral is warned. */
    public static final int WARNED_DAYS = 30;

    private final JdbcClient db;
    private final Clock clock;
    private final Worklist worklist;
    private final Queues queues;

    public Consents(JdbcClient db, Clock clock, Worklist worklist, Queues queues) {
        this.db = db;
        this.clock = clock;
        this.worklist = worklist;
        this.queues = queues;
    }

    /**
     * A referral whose legal basis ends soon, or has ended.
     *
     * @param person public code, B-…
     * @param kind CONSENT or PUBLIC_TASK
     * @param until its last day; null where it was taken back
     * @param scope what a consent covers, words of ConsentScope with commas between; null for a public task
     * @param collectedBy operator:&lt;name&gt;, partner:&lt;id&gt; or herself; null where none holds
     * @param restricted whether her record is only kept
     */
    public record Ending(
            String referral,
            String person,
            String partner,
            String kind,
            LocalDate until,
            String scope,
            String collectedBy,
            boolean restricted) {}

    /** A referral whose service is to be warned, and of which day; ids only. */
    public record Warning(long referral, LocalDate until) {}

    /**
     * The open referrals whose basis ends within the days of a warning, or has ended, those that end first at the top;
     * nothing of protected people.
     *
     * @param whose people, as this operator sees it
     */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public List<Ending> ending(OperatorCaller who, Whose whose, int atMost) {
        return db.sql(
                        """
                        select l.referral_code as referral, b.code as person, l.partner, l.kind, l.until, l.scope, l.collected_by,
                               b.restricted_at is not null as restricted
                        from legal_basis l join beneficiary b on b.id = l.beneficiary
                        where l.withdrawn_at is null and l.was_told and not b.is_protected
                          and coalesce(l.until, '-infinity') <= :warned and
                        """
                                + Queues.ASKED
                                + "order by l.until nulls first, l.referral limit :most")
                .params(queues.seenBy(who, whose))
                .param("warned", today().plusDays(WARNED_DAYS))
                .param("most", atMost)
                .query(Ending.class)
                .list();
    }

    /** Takes the next referrals whose services must be warned, each once for one end; inside a transaction. */
    public List<Warning> takeToWarn(int atMost) {
        return db.sql(
                        """
                        with due as (
                            select l.referral, l.until from legal_basis l
                            join referral r on r.id = l.referral join beneficiary b on b.id = l.beneficiary
                            where l.withdrawn_at is null and l.until between :today and :last
                              and r.basis_warned_for is distinct from l.until and not r.history
                              and b.merged_into is null and b.forgotten_at is null
                            order by l.until, l.referral limit :atMost)
                        update referral r set basis_warned_for = due.until from due
                        where r.id = due.referral and r.basis_warned_for is distinct from due.until
                        returning r.id as referral, due.until
                        """)
                .param("today", today())
                .param("last", today().plusDays(WARNED_DAYS))
                .param("atMost", atMost)
                .query(Warning.class)
                .list();
    }

    /**
     * An operator collected the person's consent anew, today, for twelve months.
     *
     * @param scope what she consents to; nothing is no consent
     * @return false when there is no such open referral of somebody who is not protected
     */
    @Transactional
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public boolean renew(String referral, Set<ConsentScope> scope, OperatorCaller by) {
        if (scope.isEmpty()) {
            return false;
        }
        LocalDate today = today();
        return changed(db.sql(
                        """
                        update referral r
                        set renewed_on = ?, renewed_until = ?, renewed_scope = ?::jsonb, renewed_by = ?
                        from beneficiary b
                        where b.id = r.beneficiary and not b.is_protected and r.code = ? and r.withdrawn_at is null
                        returning r.beneficiary
                        """)
                .params(today, today.plusMonths(12), Documents.text(scope), by.stampedAs(), referral)
                .query(Long.class)
                .optional());
    }

    /**
     * The person takes her consent back: nothing is matched on it any more. A public task is not hers to take back; she
     * may have her record restricted.
     *
     * @return false when no consent holds there
     */
    @Transactional
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public boolean withdraw(String referral, OperatorCaller by) {
        return changed(db.sql(
                        """
                        update referral r
                        set basis_withdrawn_on = ?, basis_withdrawn_by = ?,
                            renewed_on = null, renewed_until = null, renewed_scope = null, renewed_by = null
                        from legal_basis l, beneficiary b
                        where l.referral = r.id and b.id = r.beneficiary and not b.is_protected
                          and r.code = ? and l.kind = 'CONSENT' and l.until is not null
                        returning r.beneficiary
                        """)
                .params(today(), by.stampedAs(), referral)
                .query(Long.class)
                .optional());
    }

    private boolean changed(Optional<Long> person) {
        person.ifPresent(her -> worklist.add(Stage.MATCH_PERSON, her));
        return person.isPresent();
    }

    private LocalDate today() {
        return ItalianTime.dayOf(clock.instant());
    }
}

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
    private final List<HearsOfBases> others;
    private final ConsentHistory history;

    public Consents(JdbcClient db, Clock clock, Worklist worklist, Queues queues, List<HearsOfBases> others) {
        this.db = db;
        this.clock = clock;
        this.worklist = worklist;
        this.queues = queues;
        this.others = others;
        this.history = new ConsentHistory(db);
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
     * @param isProtected whether she is one of those who are asked about by their id
     */
    public record Ending(
            String referral,
            String person,
            String partner,
            String kind,
            LocalDate until,
            String scope,
            String collectedBy,
            boolean restricted,
            boolean isProtected) {}

    private record Changed(long referral, long beneficiary) {}

    /** A referral whose service is to be warned, and of which day; ids only. */
    public record Warning(long referral, LocalDate until) {}

    /**
     * The open referrals whose basis ends within the days of a warning, or has ended, those that end first at the top.
     *
     * @param whose people, as this operator sees it
     * @param followed protected people who are asked about too, by internal id; of others nothing
     */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public List<Ending> ending(OperatorCaller who, Whose whose, int atMost, Long... followed) {
        return db.sql(
                        """
                        select r.code as referral, b.code as person, r.partner, l.kind, l.until, l.scope, l.collected_by,
                               b.restricted_at is not null as restricted, b.is_protected
                        from referral r join legal_basis l on l.referral = r.id join beneficiary b on b.id = r.beneficiary
                        where r.withdrawn_at is null and r.basis_ends <= :warned and
                              (not b.is_protected or b.id = any(:followed)) and
                        """
                                + Queues.are(whose, "b")
                                + "order by r.basis_ends, r.id limit :most")
                .params(queues.seenBy(who))
                .param("followed", followed)
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
                            select r.id as referral, r.basis_ends as until
                            from referral r join beneficiary b on b.id = r.beneficiary
                            where r.withdrawn_at is null and r.basis_ends between :today and :last
                              and r.basis_warned_for is distinct from r.basis_ends and not r.history
                              and b.merged_into is null and b.forgotten_at is null
                            order by r.basis_ends, r.id limit :atMost)
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
     * @param person public code, B-…
     * @param referral an open one of hers, R-…
     * @param scope what she consents to; nothing is no consent
     * @param followed protected people who are asked about too, by internal id; any other answers as nobody
     * @return false when she has no such open referral
     */
    @Transactional
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public boolean renew(String person, String referral, Set<ConsentScope> scope, OperatorCaller by, Long... followed) {
        if (scope.isEmpty()) {
            return false;
        }
        Optional<Changed> renewed = db.sql(
                        """
                        select r.id as referral, r.beneficiary from referral r join beneficiary b on b.id = r.beneficiary
                        where b.code = ? and (not b.is_protected or b.id = any(?)) and r.code = ?
                          and r.withdrawn_at is null
                        for update of r
                        """)
                .params(person, followed, referral)
                .query(Changed.class)
                .optional();
        renewed.ifPresent(one -> {
            lapse(one);
            history.collected(one.referral(), today(), scope, by.stampedAs());
        });
        boolean done = matchedAgain(renewed);
        renewed.ifPresent(one -> others.forEach(room -> room.resume(List.of(one.beneficiary()))));
        return done;
    }

    private void lapse(Changed referral) {
        others.forEach(room -> room.lapse(List.of(referral.referral())));
    }

    /**
     * The person takes her consent back: nothing is matched on it any more, and what waits on it is not told. A public
     * task is not hers to take back; she may have her record restricted.
     *
     * @param person public code, B-…
     * @param referral one of hers, R-…
     * @param followed as for {@link #renew}
     * @return false when no consent holds there
     */
    @Transactional
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public boolean withdraw(String person, String referral, OperatorCaller by, Long... followed) {
        Optional<Changed> standing = db.sql(
                        """
                        select r.id as referral, r.beneficiary from referral r join beneficiary b on b.id = r.beneficiary
                        where b.code = ? and (not b.is_protected or b.id = any(?)) and r.code = ? and (
                            r.renewed_on is not null
                            or r.basis_kind = 'CONSENT' and r.basis_until is not null
                               and (r.basis_withdrawn_on is null or r.basis_given_on > r.basis_withdrawn_on))
                        for update of r
                        """)
                .params(person, followed, referral)
                .query(Changed.class)
                .optional();
        standing.ifPresent(one -> {
            history.takenBack(one.referral(), today(), by.stampedAs());
            lapse(one);
        });
        return matchedAgain(standing);
    }

    private boolean matchedAgain(Optional<Changed> referral) {
        referral.ifPresent(one -> worklist.add(Stage.MATCH_PERSON, one.beneficiary()));
        return referral.isPresent();
    }

    private LocalDate today() {
        return ItalianTime.dayOf(clock.instant());
    }
}

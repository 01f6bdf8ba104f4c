package it.ponte.feedback;

import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code promise}: by when services hear of their referrals. */
@Repository
class PromiseTable {
    private final JdbcClient db;
    private final Clock clock;

    PromiseTable(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A referral of which its service was told. */
    record Told(long referral, String code, String partner) {}

    /** A promise that is open, by ids. */
    record Open(long id, long referral, String partner, LocalDate dueOn) {}

    /** A letter left: what was promised of its referrals is kept. Answers those that were not taken back. */
    List<Told> answered(long letter) {
        db.sql(
                        """
                        update promise set answered_at = :now, answered_by = :letter
                        where answered_at is null and ended_at is null
                          and referral in (select referral from letter_told where letter = :letter)
                        """)
                .param("now", now())
                .param("letter", letter)
                .update();
        return db.sql(
                        """
                        select r.id as referral, r.code, r.partner from referral r
                        where r.id in (select referral from letter_told where letter = ?) and r.withdrawn_at is null
                        order by r.id
                        """)
                .param(letter)
                .query(Told.class)
                .list();
    }

    /**
     * An operator told a service by telephone.
     *
     * @param until the last day of those promises that she may answer so
     * @param known the protected people whom she follows
     * @return of which referral; empty when no such promise waits
     */
    Optional<Told> answeredByTelephone(String referralCode, LocalDate until, String operator, Long[] known) {
        return db.sql(
                        """
                        update promise p set answered_at = :now, telephoned_by = :operator
                        from referral r join beneficiary b on b.id = r.beneficiary
                        where r.id = p.referral and r.code = :code and p.answered_at is null and p.ended_at is null
                          and p.due_on <= :until and r.withdrawn_at is null and b.forgotten_at is null
                          and (not b.is_protected or b.id = any(:known))
                        returning r.id as referral, r.code, r.partner
                        """)
                .param("now", now())
                .param("operator", operator)
                .param("code", referralCode)
                .param("until", until)
                .param("known", known)
                .query(Told.class)
                .optional();
    }

    /** The referrals of these people that may be told of, and of which the latest promise was ended. */
    List<Told> endedOf(Collection<Long> people) {
        return db.sql(
                        """
                        select r.id as referral, r.code, r.partner from referral r
                        where r.beneficiary = any(:people) and r.withdrawn_at is null
                          and coalesce(r.basis_ends >= :today, true)
                          and (select p.ended_at is not null from promise p where p.referral = r.id
                               order by p.id desc limit 1)
                        order by r.id
                        """)
                .param("people", people.toArray(Long[]::new))
                .param("today", today())
                .query(Told.class)
                .list();
    }

    /** What a letter answered last is open again, in place of what was promised since. */
    void reopen(long letter) {
        List<Long> unanswered = db.sql(
                        """
                        select id from promise p where answered_by = ? and not exists (
                            select from promise later where later.referral = p.referral and later.answered_at > p.answered_at)
                        """)
                .param(letter)
                .query(Long.class)
                .list();
        Long[] these = unanswered.toArray(Long[]::new);
        db.sql(
                        """
                        update promise set ended_at = ?
                        where answered_at is null and ended_at is null
                          and referral in (select referral from promise where id = any(?))
                        """)
                .params(now(), these)
                .update();
        db.sql("update promise set answered_at = null, answered_by = null where id = any(?)")
                .param(these)
                .update();
    }

    /** Ends the promises for days before this one that need not be kept: taken back, forgotten, or without a legal basis. */
    void endGone(LocalDate before) {
        db.sql(
                        """
                        update promise p set ended_at = :now from referral r join beneficiary b on b.id = r.beneficiary
                        where r.id = p.referral and p.answered_at is null and p.ended_at is null and p.due_on < :before
                          and (r.withdrawn_at is not null or b.forgotten_at is not null
                               or r.basis_ends < least(:today, (now() at time zone 'Europe/Rome')::date))
                        """)
                .param("now", now())
                .param("before", before)
                .param("today", today())
                .update();
    }

    /** The open promises that end before this day and of which nobody was asked yet, the oldest first; locked. */
    List<Open> ending(LocalDate before, int atMost) {
        return db.sql(
                        """
                        select id, referral, partner, due_on from promise
                        where answered_at is null and ended_at is null and asked_at is null and due_on < ?
                        order by due_on, id limit ? for update skip locked
                        """)
                .params(before, atMost)
                .query(Open.class)
                .list();
    }

    /** What there is to tell is being told now. */
    void asked(Open promise) {
        db.sql("update promise set asked_at = ? where id = ?")
                .params(now(), promise.id())
                .update();
    }

    /** It need not be kept any more. */
    void end(Open promise) {
        db.sql("update promise set ended_at = ? where id = ?")
                .params(now(), promise.id())
                .update();
    }

    /** Whether a letter about a referral was composed that neither left nor was cancelled, and can be delivered. */
    boolean hasLetterOnItsWay(long referral) {
        return hasUntold(referral, "l.undeliverable_at is null");
    }

    /** Whether a letter about a referral could not be delivered: what it was to tell is not told. */
    boolean hasUndeliverable(long referral) {
        return hasUntold(referral, "l.undeliverable_at is not null");
    }

    private boolean hasUntold(long referral, String which) {
        return db.sql(
                        """
                        select exists (select from letter_told t join letter l on l.id = t.letter
                                       where t.referral = ? and l.told_at is null and l.cancelled_at is null and %s)
                        """
                                .formatted(which))
                .param(referral)
                .query(Boolean.class)
                .single();
    }

    LocalDate today() {
        return ItalianTime.dayOf(clock.instant());
    }

    private Object now() {
        return Stamp.of(clock.instant());
    }
}

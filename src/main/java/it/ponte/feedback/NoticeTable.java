package it.ponte.feedback;

import it.ponte.access.Vault;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code letter} that answer no outcome, and those that waited while a record was only kept. */
@Repository
class NoticeTable {
    private static final int TIMES_AT_MOST = 3;
    private static final Duration PAUSE = Duration.ofDays(10);

    private final JdbcClient db;
    private final Clock clock;
    private final Vault vault;
    private final LetterAudit audit;

    NoticeTable(JdbcClient db, Clock clock, Vault vault, LetterAudit audit) {
        this.db = db;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
    }

    /** A new letter that gives a service notice of something; empty when it was given for this day already. */
    Optional<Long> compose(Notice notice, LocalDate about, ReferralAddress to) {
        return compose(notice, about, 0, to);
    }

    /** The same for a reminder of it: 0 is the notice itself. */
    Optional<Long> compose(Notice notice, LocalDate about, int reminder, ReferralAddress to) {
        return db.sql(
                        """
                        insert into letter (notice, notice_for, reminder, referral, partner, message_id, link_sha256, composed_at,
                                            needs_release)
                        values (:notice, :about, :reminder, :referral, :partner, :messageId, :link, :now, :needsRelease)
                        on conflict (referral, notice, notice_for, reminder) where notice is not null do nothing
                        returning id
                        """)
                .param("notice", notice.name())
                .param("about", about)
                .param("reminder", reminder)
                .param("referral", to.referral())
                .param("partner", to.partner())
                .param("messageId", UUID.randomUUID().toString())
                .param("link", Link.of(vault, to.code()).sha256())
                .param("now", Stamp.of(clock.instant()))
                .param("needsRelease", to.isProtected())
                .query(Long.class)
                .optional();
    }

    /** A notice of a basis that ends on a day to come, and how often it was given. */
    record Unheeded(long referral, LocalDate noticeFor, int times) {}

    /** The notices of a basis that ends which left ten days ago, were not heeded and given less than three times. */
    List<Unheeded> unheeded(int atMost) {
        return db.sql(
                        """
                        select l.referral, l.notice_for, count(*) as times
                        from letter l join referral r on r.id = l.referral
                        where l.notice = 'BASIS_ENDS' and l.notice_for >= :today
                          and r.basis_ends = l.notice_for and r.withdrawn_at is null
                        group by l.referral, l.notice_for
                        having count(*) < :most and bool_and(coalesce(l.told_at <= :before, false)) limit :atMost
                        """)
                .param("today", ItalianTime.dayOf(clock.instant()))
                .param("most", TIMES_AT_MOST)
                .param("before", Stamp.of(clock.instant().minus(PAUSE)))
                .param("atMost", atMost)
                .query(Unheeded.class)
                .list();
    }

    /** Cancels the letters that no record ends by any more, as far as they have not left. */
    int cancelEnds() {
        List<Long> cancelled = db.sql(
                        """
                        update letter l set cancelled_at = ? from referral r join beneficiary b on b.id = r.beneficiary
                        where r.id = l.referral and l.notice = 'RECORD_ENDS' and b.ending_noticed_at is null
                          and l.told_at is null and l.cancelled_at is null and l.undeliverable_at is null
                          and l.sending_at is null
                        returning l.id
                        """)
                .param(Stamp.of(clock.instant()))
                .query(Long.class)
                .list();
        audit.changed("letter.cancelled", cancelled);
        return cancelled.size();
    }

    /**
     * Takes out of a letter that nothing is new of a case of which something is; inside a transaction. What is new may wait
     * for long: its service is told as promised, so that is asked again.
     */
    void takeOutOvertaken(long letter) {
        db.sql(
                        """
                        with overtaken as (
                            delete from letter_told nothing
                            where nothing.letter = ? and nothing.notice = 'STILL_UNDER_WAY' and exists (
                                select from letter_told later
                                where later.referral = nothing.referral and later.id > nothing.id
                                  and later.outcome is not null)
                            returning nothing.referral)
                        update promise p set asked_at = null from overtaken
                        where p.referral = overtaken.referral and p.answered_at is null and p.ended_at is null
                        """)
                .param(letter)
                .update();
    }

    /**
     * Whether a letter says what is not so any more: it warns of the end of a basis that was renewed since, or taken back; or
     * that nothing is new was taken out of it.
     */
    boolean isOvertaken(long letter) {
        return db.sql(
                        """
                        select exists (
                            select from letter l join referral r on r.id = l.referral
                            where l.id = ?
                              and (l.notice = 'BASIS_ENDS' and l.notice_for is distinct from r.basis_ends
                                   or l.notice = 'STILL_UNDER_WAY'
                                      and not exists (select from letter_told t where t.letter = l.id)))
                        """)
                .param(letter)
                .query(Boolean.class)
                .single();
    }

    /** The letters about a person that could leave and have not. */
    List<Long> unsentAbout(long beneficiary) {
        return db.sql(
                        """
                        select l.id from letter l join referral r on r.id = l.referral
                        where r.beneficiary = ? and l.told_at is null and l.cancelled_at is null and l.kept_at is null
                          and l.undeliverable_at is null and (not l.needs_release or l.released_at is not null)
                        order by l.id
                        """)
                .param(beneficiary)
                .query(Long.class)
                .list();
    }
}

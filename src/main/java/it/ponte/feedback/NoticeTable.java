package it.ponte.feedback;

import it.ponte.access.Vault;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code letter} that answer no outcome, and those that waited while a record was only kept. */
@Repository
class NoticeTable {
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
        return db.sql(
                        """
                        insert into letter (notice, notice_for, referral, partner, message_id, link_sha256, composed_at,
                                            needs_release)
                        values (:notice, :about, :referral, :partner, :messageId, :link, :now, :needsRelease)
                        on conflict (referral, notice, notice_for) where notice is not null do nothing
                        returning id
                        """)
                .param("notice", notice.name())
                .param("about", about)
                .param("referral", to.referral())
                .param("partner", to.partner())
                .param("messageId", UUID.randomUUID().toString())
                .param("link", Link.of(vault, to.code()).sha256())
                .param("now", Stamp.of(clock.instant()))
                .param("needsRelease", to.isProtected())
                .query(Long.class)
                .optional();
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

    /** Whether a letter warns of an end that is none any more: the basis was renewed since, or taken back. */
    boolean isOvertaken(long letter) {
        return db.sql(
                        """
                        select exists (
                            select from letter l join referral r on r.id = l.referral
                            where l.id = ? and l.notice = 'BASIS_ENDS' and l.notice_for is distinct from r.basis_ends)
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

package it.ponte.feedback;

import it.ponte.access.Vault;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code letter} when they are made: ids and stamps, no text and no address. */
@Repository
class NewLetters {
    private final JdbcClient db;
    private final Clock clock;
    private final Vault vault;
    private final LetterAudit audit;

    NewLetters(JdbcClient db, Clock clock, Vault vault, LetterAudit audit) {
        this.db = db;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
    }

    /** A new letter that answers a referral; empty when that outcome heads one for it already. */
    Optional<Long> compose(long outcome, ReferralAddress to) {
        return db.sql(
                        """
                        insert into letter (outcome, referral, partner, message_id, link_sha256, composed_at, needs_release)
                        values (:outcome, :referral, :partner, :messageId, :link, :now, :needsRelease)
                        on conflict (outcome, referral) where outcome is not null do nothing
                        returning id
                        """)
                .param("outcome", outcome)
                .param("referral", to.referral())
                .param("partner", to.partner())
                .param("messageId", UUID.randomUUID().toString())
                .param("link", Link.of(vault, to.code()).sha256())
                .param("now", now())
                .param("needsRelease", to.isProtected())
                .query(Long.class)
                .optional();
    }

    /** A new letter about several cases of one addressee, who is no person that enrolled herself. */
    long composeDigest(Addressee to) {
        return db.sql(
                        """
                        insert into letter (is_digest, caseworker, partner, message_id, composed_at)
                        values (true, :caseworker, :partner, :messageId, :now) returning id
                        """)
                .param("caseworker", to.caseworker())
                .param("partner", to.partner())
                .param("messageId", UUID.randomUUID().toString())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /** Notes that there is nobody to tell an outcome to, so that an operator sees it. */
    void composeForNobody(long outcome) {
        db.sql(
                        """
                        insert into letter (outcome, message_id, composed_at, undeliverable_at, undeliverable_reason)
                        values (:outcome, :messageId, :now, :now, 'NO_ADDRESSEE')
                        on conflict (outcome, referral) where outcome is not null do nothing
                        returning id
                        """)
                .param("outcome", outcome)
                .param("messageId", UUID.randomUUID().toString())
                .param("now", now())
                .query(Long.class)
                .optional()
                .ifPresent(letter -> audit.changed("letter.undeliverable", letter));
    }

    private OffsetDateTime now() {
        return Stamp.of(clock.instant());
    }
}

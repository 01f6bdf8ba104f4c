package it.ponte.feedback;

import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each letter came on its way, by what mail servers said; inside a transaction. */
@Repository
class Deliveries {
    /** Longer than any pause between two tries: so long nobody tried, as letters were paused or the hub was away. */
    private static final Duration NOT_TRIED = Duration.ofHours(12);

    private final JdbcClient db;
    private final Clock clock;
    private final Vault vault;
    private final LetterAudit audit;

    Deliveries(JdbcClient db, Clock clock, Vault vault, LetterAudit audit) {
        this.db = db;
        this.clock = clock;
        this.vault = vault;
        this.audit = audit;
    }

    /** A letter is about to be sent to this address. */
    void sending(long letter, InternetAddress to, Relay through) {
        db.sql("update letter set sent_to = ?, sent_through = ? where id = ?")
                .params(fingerprint(to.getAddress()), through.name(), letter)
                .update();
    }

    /** Which of our mail servers a letter was last given to. */
    Relay relayOf(long letter) {
        return db.sql("select sent_through from letter where id = ?")
                .param(letter)
                .query((row, i) -> row.getString(1))
                .optional()
                .map(Relay::valueOf)
                .orElse(Relay.MAIL);
    }

    /** A mail server of ours took it. */
    void handedOver(long letter) {
        db.sql("update letter set failing_since = null, failure_code = null where id = ? and failing_since is not null")
                .param(letter)
                .update();
    }

    /**
     * No mail server took it.
     *
     * @param code of the answer; 0 where there was none
     * @return since when none does that was asked again and again
     */
    Instant failing(long letter, int code) {
        return db.sql(
                        """
                        update letter
                        set failing_since = case when failed_at > :notTried then coalesce(failing_since, :now) else :now end,
                            failed_at = :now, failure_code = :code
                        where id = :letter returning failing_since
                        """)
                .param("now", now())
                .param("notTried", Stamp.of(clock.instant().minus(NOT_TRIED)))
                .param("code", code == 0 ? null : Integer.toString(code))
                .param("letter", letter)
                .query((row, i) -> Stamp.in(row, "failing_since"))
                .single();
    }

    /** It is tried no more; whoever has it tried again begins anew. */
    void stopped(long letter) {
        db.sql("update letter set failing_since = null where id = ?")
                .param(letter)
                .update();
    }

    /** The letter of this Message-ID that was sent to one of these addresses last; locked. */
    Optional<Long> find(String messageId, Collection<String> addresses) {
        return db.sql(
                        """
                        select id from letter where message_id = :messageId and sent_to = any(:addresses)
                          and cancelled_at is null for update
                        """)
                .param("messageId", messageId)
                .param("addresses", addresses.stream().map(this::fingerprint).toArray(byte[][]::new))
                .query(Long.class)
                .optional();
    }

    /** It came back: it is not told any more. False where it had not been told, or came back before. */
    boolean returned(long letter, String code) {
        boolean first = db.sql(
                                """
                        update letter set told_at = null, returned_at = :now, failure_code = :code,
                               undeliverable_at = :now, undeliverable_reason = 'RETURNED'
                        where id = :letter and told_at is not null
                        """)
                        .param("now", now())
                        .param("code", code)
                        .param("letter", letter)
                        .update()
                == 1;
        if (first) {
            audit.changed("letter.returned", letter);
        }
        return first;
    }

    /** A mail server on its way is still trying. */
    void delayed(long letter, String code) {
        db.sql("update letter set delayed_at = ?, failure_code = ? where id = ? and told_at is not null")
                .params(now(), code, letter)
                .update();
    }

    /** Our provider of certified mail took charge of it. */
    void accepted(long letter) {
        db.sql("update letter set accepted_at = coalesce(accepted_at, ?) where id = ?")
                .params(now(), letter)
                .update();
    }

    /** It lies in the addressee's certified mailbox. */
    void delivered(long letter) {
        int first = db.sql("update letter set delivered_at = ? where id = ? and delivered_at is null")
                .params(now(), letter)
                .update();
        if (first == 1) {
            audit.changed("letter.delivered", letter);
        }
    }

    /** It goes on to the shared mailbox of its service. */
    void movedOn(long letter) {
        db.sql(
                        """
                        update letter set moved_on_at = ?, failing_since = null,
                               undeliverable_at = null, undeliverable_reason = null where id = ?
                        """)
                .params(now(), letter)
                .update();
        audit.changed("letter.moved-on", letter);
    }

    private byte[] fingerprint(String address) {
        return vault.index("letter-address", address.strip().toLowerCase(Locale.ROOT));
    }

    private OffsetDateTime now() {
        return Stamp.of(clock.instant());
    }
}

package it.ponte.casework;

import it.ponte.access.AuditAlerts;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code page_code}: one-time codes of six digits, good for ten minutes and five tries. They are drawn when their
 * mail is written, so that none waits anywhere; the newest of a reader counts.
 */
@Repository
public class PageCodes {
    static final Duration HOLDS = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int A_DAY = 10;
    private static final int TRIES = 5;
    private static final int CODES = 1_000_000;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;
    private final Worklist worklist;
    private final AuditAlerts alerts;
    private final int perReader;
    private final int perHub;
    private final SecureRandom random = new SecureRandom();

    PageCodes(
            JdbcClient db,
            Vault vault,
            Clock clock,
            Worklist worklist,
            AuditAlerts alerts,
            @Value("${ponte.pages.codes-per-hour:3}") int perReader,
            @Value("${ponte.pages.all-codes-per-hour:300}") int perHub) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.worklist = worklist;
        this.alerts = alerts;
        this.perReader = perReader;
        this.perHub = perHub;
    }

    private record Tried(long id, byte[] codeIndex) {}

    /** What came of a code that somebody gave. */
    public enum Given {
        RIGHT,
        WRONG,
        /** None was waited for, or it had been tried often enough: nothing was looked at, and nothing changed. */
        UNASKED
    }

    /**
     * Lets a code be sent to a reader, inside a transaction. Whoever has a link can ask for codes and guess: there are ten a
     * day, and with the tenth somebody is told to look.
     *
     * @return false where that would be more than an hour or a day allows her, or an hour all together
     */
    public boolean ask(CaseReader reader, long referral) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('page_code', 0))").query(row -> {});
        Optional<Long> asked = db.sql(
                        """
                        insert into page_code (reader, referral, asked_at)
                        select :reader, :referral, :now
                        where (select count(*) from page_code where reader = :reader and asked_at > :hourAgo) < :perReader
                          and (select count(*) from page_code where reader = :reader and asked_at > :dayAgo) < :aDay
                          and (select count(*) from page_code where asked_at > :hourAgo) < :perHub
                        returning id
                        """)
                .param("reader", reader.who())
                .param("referral", referral)
                .param("now", now())
                .param("hourAgo", now().minus(HOUR))
                .param("dayAgo", now().minus(DAY))
                .param("perReader", perReader)
                .param("aDay", A_DAY)
                .param("perHub", perHub)
                .query(Long.class)
                .optional();
        asked.ifPresent(code -> {
            worklist.add(Stage.PAGE_CODE, code);
            if (ofToday(reader) == A_DAY) {
                alerts.raise(AuditAlerts.Kind.MANY_CODES, reader.who());
            }
        });
        return asked.isPresent();
    }

    private int ofToday(CaseReader reader) {
        return db.sql("select count(*) from page_code where reader = ? and asked_at > ?")
                .params(reader.who(), now().minus(DAY))
                .query(Integer.class)
                .single();
    }

    /** Draws the code that is to be sent now, six digits; one that was drawn before holds no more. */
    String draw(long id) {
        String code = "%06d".formatted(random.nextInt(CODES));
        db.sql("update page_code set code_index = ?, written_at = ?, tries = 0 where id = ?")
                .params(index(id, code), now(), id)
                .update();
        return code;
    }

    /**
     * Somebody gives a code: right is the reader's newest, which is used up with that; inside a transaction that is
     * committed, too, when it is not: the try counts.
     */
    public Given give(CaseReader reader, String code) {
        Optional<Tried> tried = tried(reader);
        if (tried.isEmpty()) {
            return Given.UNASKED;
        }
        long newest = tried.get().id();
        if (!MessageDigest.isEqual(tried.get().codeIndex(), index(newest, code))) {
            return Given.WRONG;
        }
        db.sql("update page_code set used_at = ? where id = ? and used_at is null")
                .params(now(), newest)
                .update();
        return Given.RIGHT;
    }

    private Optional<Tried> tried(CaseReader reader) {
        return db.sql(
                        """
                        update page_code set tries = tries + 1
                        where id = (select max(id) from page_code where reader = :reader and code_index is not null)
                          and used_at is null and written_at > :since and tries < :most
                        returning id, code_index
                        """)
                .param("reader", reader.who())
                .param("since", now().minus(HOLDS))
                .param("most", TRIES)
                .query(Tried.class)
                .optional();
    }

    private byte[] index(long id, String code) {
        return vault.index("page-code", id + ":" + code);
    }

    private OffsetDateTime now() {
        return Stamp.of(clock.instant());
    }
}

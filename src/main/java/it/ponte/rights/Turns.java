package it.ponte.rights;

import static it.ponte.rights.AgreedTime.SILENT;

import it.ponte.access.Audit;
import it.ponte.partner.Partners;
import it.ponte.placement.Concerned;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose turn it is to be noticed or forgotten, asked anew at the moment when it is done (SAFETY P14). */
@Repository
class Turns {
    /** Her services were told long enough ago: each letter left, or was found to have nowhere to go. */
    private static final String TOLD =
            """
            and h.ending_noticed_at <= :noticed and not exists (
                select from letter l join referral r on r.id = l.referral
                where r.beneficiary = h.beneficiary and r.withdrawn_at is null and l.notice = 'RECORD_ENDS'
                  and l.composed_at >= h.ending_noticed_at and l.cancelled_at is null
                  and (coalesce(l.told_at, l.undeliverable_at) <= :noticed) is not true)
            """;

    private static final Duration APART = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final Clock clock;
    private final AgreedTime agreed;
    private final Concerned concerned;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Turns(
            JdbcClient db,
            Clock clock,
            Partners partners,
            Concerned concerned,
            Audit audit,
            PlatformTransactionManager transactions,
            @Value("${ponte.retention.months:24}") int months) {
        this.db = db;
        this.clock = clock;
        this.concerned = concerned;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.agreed = new AgreedTime(db, clock, partners, months);
    }

    /** What is to be done about a person at this moment. */
    enum Step {
        /** Her services must be told that she will be forgotten. */
        NOTICE,
        /** She must be forgotten. */
        FORGET,
        /** Nothing: she was heard of, her record is only kept, or her services still have time to answer. */
        NOTHING
    }

    /** Whether the hub's clock says what the database's says: one of them is wrong where they are minutes apart. */
    boolean haveOneTime() {
        Instant there = db.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return Duration.between(there, clock.instant()).abs().compareTo(APART) <= 0;
    }

    /** The next people about whom something is to be done, at most so many of each kind; internal ids. */
    List<Long> due(int atMost) {
        return agreed.asked(
                        "(select h.beneficiary " + SILENT + TOLD + "order by h.beneficiary limit :atMost) union all "
                                + "(select h.beneficiary " + SILENT
                                + "and h.ending_noticed_at is null order by h.beneficiary limit :atMost)")
                .param("noticed", noticedBefore())
                .param("atMost", atMost)
                .query(Long.class)
                .list();
    }

    /** What is to be done about a person, whose row is locked now: nothing is heard of her until the transaction ends. */
    Step step(long beneficiary) {
        db.sql("select id from beneficiary where id = ? for update")
                .param(beneficiary)
                .query(Long.class)
                .list();
        return agreed.asked("select case when h.ending_noticed_at is null then 'NOTICE' else 'FORGET' end " + SILENT
                        + "and h.beneficiary = :person and (h.ending_noticed_at is null or true " + TOLD + ")")
                .param("noticed", noticedBefore())
                .param("person", beneficiary)
                .query(String.class)
                .optional()
                .map(Step::valueOf)
                .orElse(Step.NOTHING);
    }

    private OffsetDateTime noticedBefore() {
        return Stamp.of(clock.instant().minus(Clocks.NOTICE_DAYS, ChronoUnit.DAYS));
    }

    /** Notes that a person's services are told now. */
    void noticed(long beneficiary) {
        db.sql("update beneficiary set ending_noticed_at = ? where id = ?")
                .params(Stamp.of(clock.instant()), beneficiary)
                .update();
    }

    /** Takes notices back of whom something was heard since; the audit says of whom. */
    void heardAgain() {
        transaction.executeWithoutResult(tx -> audit.changed(
                Retention.CLOCKS,
                "retention.heard",
                agreed.asked("update beneficiary b set ending_noticed_at = null where b.ending_noticed_at is not null"
                                + " and b.forgotten_at is null and not exists (select " + SILENT
                                + "and h.beneficiary = b.id) returning b.code, b.is_protected")
                        .query((row, i) -> concerned.of(row.getString("code"), row.getBoolean("is_protected")))
                        .list()));
    }
}

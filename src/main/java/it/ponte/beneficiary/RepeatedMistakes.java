package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What newer messages told wrongly again although an operator had set it right: questions to an operator. */
@Repository
public class RepeatedMistakes {
    private final JdbcClient db;
    private final Clock clock;

    public RepeatedMistakes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One question; what was told stays unsaid.
     *
     * @param person public code, B-…
     * @param referral in which it was told again, R-…
     * @param partner id of the service that told it
     * @param at when it was heard first, in Italian time
     */
    public record Repeated(String person, RectifiedField field, String referral, String partner, LocalDateTime at) {}

    /** The open ones, the oldest first. */
    public List<Repeated> open(int atMost) {
        return db.sql(
                        """
                        select b.code as person, f.field, r.code as referral, r.partner,
                               m.repeated_at at time zone 'Europe/Rome' as at
                        from repeated_mistake m join rectified_fact f on f.id = m.fact
                        join referral r on r.id = m.referral join beneficiary b on b.id = r.beneficiary
                        where m.answered_at is null and not b.is_protected
                        order by m.repeated_at, m.fact limit ?
                        """)
                .param(atMost)
                .query(Repeated.class)
                .list();
    }

    /** How many there are. */
    public long open() {
        return db.sql("select count(*) from repeated_mistake where answered_at is null")
                .query(Long.class)
                .single();
    }

    /**
     * The record stays as it is; nobody is asked again about this fact and this referral.
     *
     * @return false when nothing was asked about them, or it is answered already
     */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public boolean stays(RectifiedField field, String referral, OperatorCaller by) {
        return db.sql(
                                """
                                update repeated_mistake m set answered_at = ?, answered_by = ?
                                from rectified_fact f, referral r join beneficiary b on b.id = r.beneficiary
                                where f.id = m.fact and r.id = m.referral and f.field = ? and r.code = ?
                                  and m.answered_at is null and not b.is_protected
                                """)
                        .params(Stamp.of(clock.instant()), by.stampedAs(), field.name(), referral)
                        .update()
                > 0;
    }
}

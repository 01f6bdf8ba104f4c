package it.ponte.beneficiary;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table {@code case_handover}: cases that moved to a colleague. It counts as long as the service still names whom it named
 * then; of protected people it never does (SAFETY P6).
 */
@Repository
public class CaseHandovers implements EndsAtProtection {
    private final JdbcClient db;
    private final Clock clock;

    public CaseHandovers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** From now on this colleague follows the case, if she is a caseworker of its service; inside a transaction. */
    public void move(long referral, long colleague) {
        db.sql(
                        """
                        insert into case_handover (referral, named, colleague, moved_at)
                        select r.id, r.caseworker, c.id, :now from referral r join caseworker c on c.partner = r.partner
                        where r.id = :referral and c.id = :colleague
                        on conflict (referral) do update
                        set named = excluded.named, colleague = excluded.colleague, moved_at = excluded.moved_at
                        """)
                .param("now", Stamp.of(clock.instant()))
                .param("referral", referral)
                .param("colleague", colleague)
                .update();
    }

    /** Whom letters about a protected person reach her service names, and nobody else. */
    @Override
    public void comeUnderProtection(Collection<Long> people) {
        db.sql(
                        """
                        delete from case_handover h using referral r join beneficiary b on b.id = r.beneficiary
                        where r.id = h.referral and (b.id = any(:people) or b.merged_into = any(:people))
                        """)
                .param("people", people.toArray(Long[]::new))
                .update();
    }
}

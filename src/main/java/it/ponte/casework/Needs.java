package it.ponte.casework;

import it.ponte.beneficiary.Consents;
import it.ponte.vocabulary.ItalianTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is expected of the readers of cases, found in what stands of them now. */
@Repository
public class Needs {
    private final JdbcClient db;
    private final Clock clock;

    Needs(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** By the internal id of each referral. */
    public Map<Long, Need> of(Collection<Long> referrals) {
        Map<Long, Need> needs = new HashMap<>();
        db.sql(
                        """
                        select r.id,
                               (select n.written_by like 'operator:%' from case_note n
                                where n.referral = r.id order by n.id desc limit 1) as asked,
                               not r.self_enrolled and r.caseworker is null
                               or exists (select from letter l
                                          where l.referral = r.id and l.undeliverable_at is not null
                                            and l.undeliverable_reason <> 'NO_CONTACT') as unreached,
                               b.held_until <= :soon as ends
                        from referral r join legal_basis b on b.referral = r.id
                        where r.id = any(:referrals)
                        """)
                .param("soon", ItalianTime.dayOf(clock.instant()).plusDays(Consents.WARNED_DAYS))
                .param("referrals", referrals.toArray(Long[]::new))
                .query(row -> {
                    needs.put(row.getLong("id"), need(row));
                });
        return needs;
    }

    private static Need need(ResultSet row) throws SQLException {
        if (row.getBoolean("asked")) {
            return Need.ANSWER_NOTE;
        }
        if (row.getBoolean("unreached")) {
            return Need.CONFIRM_CONTACT;
        }
        return row.getBoolean("ends") ? Need.RENEW_BASIS : Need.NOTHING;
    }
}

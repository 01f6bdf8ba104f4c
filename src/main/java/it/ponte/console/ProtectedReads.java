package it.ponte.console;

import it.ponte.console.OutcomeReads.Told;
import it.ponte.console.PeopleReads.Referred;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands about a protected person in the ordinary tables; asked for those alone whom an operator follows. */
@Repository
public class ProtectedReads {
    private final JdbcClient db;

    ProtectedReads(JdbcClient db) {
        this.db = db;
    }

    /** Her referrals, oldest first. */
    List<Referred> referrals(long person) {
        return db.sql(
                        """
                        select r.code, r.partner, r.self_enrolled,
                               r.received_at at time zone 'Europe/Rome' as received_at,
                               l.kind as basis_kind, l.until as basis_until, l.scope as basis_scope,
                               r.withdrawn_at at time zone 'Europe/Rome' as withdrawn_at
                        from referral r join legal_basis l on l.referral = r.id where r.beneficiary = ? order by r.id
                        """)
                .param(person)
                .query(Referred.class)
                .list();
    }

    /** What became of her, oldest day first, also under a record that was taken into hers. */
    List<Told> outcomes(long person) {
        return db.sql(OutcomeReads.TOLD + "where b.id = ? or b.merged_into = ? order by o.on_date, o.id")
                .params(person, person)
                .query(Told.class)
                .list();
    }

    /** How many proposals of each of these people wait for a decision; nothing of whom none waits. */
    Map<Long, Long> toDecide(Collection<Long> people) {
        Map<Long, Long> waiting = new HashMap<>();
        db.sql(
                        """
                        select beneficiary, count(*) as waiting from proposal
                        where beneficiary = any(?) and accepted_at is null and declined_at is null and withdrawn_at is null
                        group by beneficiary
                        """)
                .param(people.toArray(Long[]::new))
                .query(row -> {
                    waiting.put(row.getLong("beneficiary"), row.getLong("waiting"));
                });
        return waiting;
    }
}

package it.ponte.console;

import it.ponte.console.OutcomeReads.Told;
import it.ponte.console.PeopleReads.Referred;
import java.util.List;
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

    /** How many proposals of hers wait for a decision. */
    long toDecide(long person) {
        return db.sql(
                        """
                        select count(*) from proposal
                        where beneficiary = ? and accepted_at is null and declined_at is null and withdrawn_at is null
                        """)
                .param(person)
                .query(Long.class)
                .single();
    }
}

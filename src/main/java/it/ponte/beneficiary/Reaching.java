package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may be written to and telephoned in person (SAFETY P13); whoever may not is reached by way of her service. */
@Repository
public class Reaching {
    private final JdbcClient db;
    private final Clock clock;

    public Reaching(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Whether some legal basis of hers holds today and covers that; never of a protected person. */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public boolean mayBeReached(String person, OperatorCaller who) {
        return db.sql(
                        """
                        select exists (
                            select from legal_basis l join beneficiary b on b.id = l.beneficiary
                            where b.code = ? and not b.is_protected
                              and l.withdrawn_at is null and l.until >= ? and l.allows_contact)
                        """)
                .params(person, ItalianTime.dayOf(clock.instant()))
                .query(Boolean.class)
                .single();
    }
}

package it.ponte.matching;

import it.ponte.access.PublicCode;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of the proposals of people who are forgotten: decisions and points stay, the reasons end. */
@Repository
public class ForgottenProposals {
    private final JdbcClient db;
    private final HiredApart hiredApart;
    private final Clock clock;

    public ForgottenProposals(JdbcClient db, HiredApart hiredApart, Clock clock) {
        this.db = db;
        this.hiredApart = hiredApart;
        this.clock = clock;
    }

    /**
     * Forgets these people, inside a transaction; what waits for a decision is withdrawn.
     *
     * @return the proposals' new codes by those that companies knew
     */
    public Map<String, String> forget(Collection<Long> people) {
        Map<String, String> newCodes = new HashMap<>();
        db.sql("select code from proposal where beneficiary = any(?) order by id for update")
                .param(people.toArray(Long[]::new))
                .query(String.class)
                .list()
                .forEach(code -> newCodes.put(code, PublicCode.PROPOSAL.next()));
        newCodes.forEach((before, now) -> db.sql(
                        """
                        update proposal
                        set code = ?, reasons = '[]',
                            withdrawn_at = case when accepted_at is null and declined_at is null
                                                then coalesce(withdrawn_at, ?) else withdrawn_at end
                        where code = ?
                        """)
                .params(now, Stamp.of(clock.instant()), before)
                .update());
        hiredApart.forget(people);
        return newCodes;
    }
}

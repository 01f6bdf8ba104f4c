package it.ponte.placement;

import it.ponte.access.PublicCode;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of the outcomes and contracts of people who are forgotten: days and kinds stay, codes, names and reasons end. */
@Repository
public class ForgottenOutcomes {
    private final JdbcClient db;

    public ForgottenOutcomes(JdbcClient db) {
        this.db = db;
    }

    /**
     * Forgets these people, inside a transaction: no feed tells their outcomes any more.
     *
     * @param newCodes the new codes of referrals and proposals by the old ones
     */
    public void forget(Collection<Long> people, Map<String, String> newCodes) {
        Long[] ids = people.toArray(Long[]::new);
        db.sql("delete from feed_entry where outcome in (select id from outcome where beneficiary = any(?))")
                .param(ids)
                .update();
        db.sql("select id, about from outcome where beneficiary = any(?) order by id for update")
                .param(ids)
                .query(row -> {
                    String about = row.getString("about");
                    db.sql(
                                    """
                                    update outcome
                                    set code = ?, about = ?, reason = null,
                                        external_id_index = case when external_id_index is not null
                                                                 then uuid_send(gen_random_uuid()) end
                                    where id = ?
                                    """)
                            .params(PublicCode.OUTCOME.next(), newCodes.getOrDefault(about, about), row.getLong("id"))
                            .update();
                });
        db.sql("select id from placement where beneficiary = any(?) order by id for update")
                .param(ids)
                .query(row -> {
                    db.sql("update placement set code = ?, company = null where id = ?")
                            .params(PublicCode.PLACEMENT.next(), row.getLong("id"))
                            .update();
                });
    }
}

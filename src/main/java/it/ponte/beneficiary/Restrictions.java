package it.ponte.beneficiary;

import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Records that are only kept, because their people asked for it (GDPR art. 18): not matched, and nothing is told. */
@Repository
public class Restrictions {
    private final JdbcClient db;
    private final Clock clock;
    private final Worklist worklist;

    public Restrictions(JdbcClient db, Clock clock, Worklist worklist) {
        this.db = db;
        this.clock = clock;
        this.worklist = worklist;
    }

    /**
     * From now on a record is only kept. What waits for a decision about her is withdrawn by matching.
     *
     * @param by operator:&lt;name&gt;
     * @param followed protected people who are asked about too, by internal id; any other answers as nobody
     * @return false when there is no such record, or it is restricted already
     */
    @Transactional
    public boolean restrict(String code, String by, Long... followed) {
        return changed(
                        """
                        update beneficiary set restricted_at = ?, restricted_by = ?
                        where code = ? and (not is_protected or id = any(?)) and merged_into is null and forgotten_at is null
                          and restricted_at is null
                        returning id
                        """,
                        Stamp.of(clock.instant()),
                        by,
                        code,
                        followed)
                .isPresent();
    }

    /**
     * A record is used again.
     *
     * @param followed as for {@link #restrict}
     * @return the internal id of its person, whose letters may leave again; empty when it was not restricted
     */
    @Transactional
    public Optional<Long> lift(String code, Long... followed) {
        return changed(
                """
                update beneficiary set restricted_at = null, restricted_by = null
                where code = ? and (not is_protected or id = any(?)) and restricted_at is not null returning id
                """,
                code,
                followed);
    }

    private Optional<Long> changed(String sql, Object... params) {
        Optional<Long> person = db.sql(sql).params(params).query(Long.class).optional();
        person.ifPresent(her -> worklist.add(Stage.MATCH_PERSON, her));
        return person;
    }
}

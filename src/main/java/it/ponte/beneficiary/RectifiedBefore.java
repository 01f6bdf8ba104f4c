package it.ponte.beneficiary;

import it.ponte.access.Apart;
import it.ponte.work.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code rectified_before}: what was set right in profiles before people came under protection (SAFETY P2). */
final class RectifiedBefore {
    private final JdbcClient db;
    private final Apart apart;

    RectifiedBefore(JdbcClient db, Apart apart) {
        this.db = db;
        this.apart = apart;
    }

    /** The facts of these people, in order; as the role in which it is asked may see them. */
    Map<Long, List<Rectified.Fact>> of(Collection<Long> people) {
        Map<Long, List<Rectified.Fact>> facts = new HashMap<>();
        db.sql(
                        """
                        select id, beneficiary, field, encode(wrong, 'hex') as wrong, rectified_at
                        from rectified_before where beneficiary = any(?) order by id
                        """)
                .param(people.toArray(Long[]::new))
                .query(row -> {
                    facts.computeIfAbsent(row.getLong("beneficiary"), her -> new ArrayList<>())
                            .add(new Rectified.Fact(
                                    row.getLong("id"),
                                    RectifiedField.valueOf(row.getString("field")),
                                    row.getString("wrong"),
                                    Stamp.in(row, "rectified_at")));
                });
        return facts;
    }

    /** Keeps, of what was set right of somebody by name, the facts of her profile. */
    void keep(long person, Rectified rectified) {
        List<Rectified.Fact> hers = rectified.facts().stream()
                .filter(fact -> fact.field().isOfProfile())
                .toList();
        if (hers.isEmpty()) {
            return;
        }
        apart.asLine(() -> {
            hers.forEach(fact -> db.sql(
                            """
                            insert into rectified_before (beneficiary, field, wrong, rectified_at) values (?, ?, ?, ?)
                            """)
                    .params(person, fact.field().name(), Hex.bytes(fact.wrong()), Stamp.of(fact.at()))
                    .update());
            return null;
        });
    }
}

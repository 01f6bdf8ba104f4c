package it.ponte.beneficiary;

import it.ponte.work.RowCopy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code comparison_key}: by what people who may be the same find each other without being opened. */
final class ComparisonKeys {
    /**
     * How many may share a key. A phone or a day of birth that more people have under one name tells nobody apart (the
     * phone of a dormitory, 1 January for whoever does not know): such a key leads to nobody.
     */
    static final int MOST = 40;

    private final JdbcClient db;

    ComparisonKeys(JdbcClient db) {
        this.db = db;
    }

    /** Keeps the keys of these people, who have none. */
    void add(Map<Long, Set<Long>> keys, JdbcTemplate copies) {
        if (keys.isEmpty()) {
            return;
        }
        RowCopy rows = new RowCopy(2);
        keys.forEach((id, hers) -> hers.forEach(key -> rows.row().number(key).number(id)));
        rows.into(copies, "copy comparison_key (key, beneficiary) from stdin (format binary)");
    }

    void forget(Collection<Long> people) {
        db.sql("delete from comparison_key where beneficiary = any(?)")
                .param(people.toArray(Long[]::new))
                .update();
    }

    /** Those who share one of these keys, as groups; a key that nobody shares, or too many, is no group. */
    List<Long[]> groups(Set<Long> keys) {
        return db.sql(
                        """
                        select array_agg(shared.beneficiary)
                        from unnest(?) as mine (key) cross join lateral (
                            select beneficiary from comparison_key k where k.key = mine.key limit ?) shared
                        group by mine.key having count(*) between 2 and ?
                        """)
                .params(keys.toArray(Long[]::new), MOST + 1, MOST)
                .query((row, i) -> (Long[]) row.getArray(1).getArray())
                .list();
    }
}

package it.ponte.intake;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code shielded_line}, asked: which lines only those may know of who follows people of their sender. */
@Repository
public class ShieldedLines {
    private final JdbcClient db;

    public ShieldedLines(JdbcClient db) {
        this.db = db;
    }

    /** How many of these lines are shielded, by the internal id of their envelope; envelopes without one are left out. */
    public Map<Long, Long> among(Map<Long, List<Integer>> lines) {
        Long[] envelopes = lines.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(number -> one.getKey()))
                .toArray(Long[]::new);
        Integer[] numbers = lines.values().stream().flatMap(List::stream).toArray(Integer[]::new);
        if (numbers.length == 0) {
            return Map.of();
        }
        // Most envelopes have none: then the lines are not even looked at.
        return db
                .sql(
                        """
                        select s.envelope, count(*) as lines from shielded_line s
                        where s.envelope = any(?) and (s.envelope, s.number) in (select * from unnest(?, ?))
                        group by s.envelope
                        """)
                .params(lines.keySet().toArray(Long[]::new), envelopes, numbers)
                .query((row, i) -> Map.entry(row.getLong("envelope"), row.getLong("lines")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

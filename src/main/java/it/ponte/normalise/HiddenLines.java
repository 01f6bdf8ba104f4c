package it.ponte.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * View {@code record_of_protected} and table {@code shielded_line}, asked: which recorded lines only those may know of who
 * follow the protected person they are about, or people of their sender.
 */
@Repository
class HiddenLines {
    private final JdbcClient db;

    HiddenLines(JdbcClient db) {
        this.db = db;
    }

    /** How many of these lines are hidden, by the internal id of their envelope; envelopes without one are left out. */
    Map<Long, Long> among(Map<Long, List<ReceiptLine>> recorded) {
        List<Long> envelopes = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        recorded.forEach((envelope, lines) -> lines.forEach(line -> {
            envelopes.add(envelope);
            numbers.add(line.number());
            codes.add(line.code());
        }));
        if (numbers.isEmpty()) {
            return Map.of();
        }
        // While nobody is protected the codes are not looked up, and without a shielded line the lines are not either.
        return db
                .sql(
                        """
                        with line as materialized (select * from unnest(?, ?, ?) as line (envelope, number, code)),
                        hidden as (
                            select line.envelope, line.number from line
                            where (select exists (select from beneficiary where is_protected))
                              and line.code in (select code from record_of_protected where code = any(?))
                            union
                            select s.envelope, s.number from shielded_line s
                            where s.envelope = any(?) and (s.envelope, s.number) in (select envelope, number from line))
                        select envelope, count(*) as lines from hidden group by envelope
                        """)
                .params(
                        envelopes.toArray(Long[]::new),
                        numbers.toArray(Integer[]::new),
                        codes.toArray(String[]::new),
                        codes.toArray(String[]::new),
                        recorded.keySet().toArray(Long[]::new))
                .query((row, i) -> Map.entry(row.getLong("envelope"), row.getLong("lines")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

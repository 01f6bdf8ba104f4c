package it.ponte.normalise;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import it.ponte.reading.Hint;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is wrong with lines: where and which rule, never the value. */
@Repository
public class Problems {
    /** The longest field name or hint that is kept; a sender's own column header may be any text. */
    private static final int LONGEST = 200;

    private final JdbcClient db;

    public Problems(JdbcClient db) {
        this.db = db;
    }

    /**
     * Keeps the problems of lines in place of those they had; inside the caller's transaction.
     *
     * @param lines by the id of their envelope
     */
    public void replace(Map<Long, List<ReceiptLine>> lines) {
        List<Row> rows = new ArrayList<>();
        List<Long> envelopes = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        lines.forEach((envelope, answers) -> answers.forEach(line -> {
            envelopes.add(envelope);
            numbers.add(line.number());
            rows.addAll(rows(envelope, line));
        }));
        db.sql("delete from problem where (envelope, line) in (select * from unnest(?, ?))")
                .params(envelopes.toArray(Long[]::new), numbers.toArray(Integer[]::new))
                .update();
        if (!rows.isEmpty()) {
            insert(rows);
        }
    }

    private void insert(List<Row> rows) {
        db.sql(
                        """
                        insert into problem (envelope, line, ordinal, field, code, hint)
                        select * from unnest(?, ?, ?, ?, ?, ?)
                        """)
                .param(rows.stream().map(Row::envelope).toArray(Long[]::new))
                .param(rows.stream().map(Row::line).toArray(Integer[]::new))
                .param(rows.stream().map(Row::ordinal).toArray(Integer[]::new))
                .param(rows.stream().map(Row::field).toArray(String[]::new))
                .param(rows.stream().map(Row::code).toArray(String[]::new))
                .param(rows.stream().map(Row::hint).toArray(String[]::new))
                .update();
    }

    private record Row(long envelope, int line, int ordinal, String field, String code, String hint) {}

    private static List<Row> rows(long envelope, ReceiptLine line) {
        List<Row> rows = new ArrayList<>();
        for (Problem problem : line.problems()) {
            rows.add(new Row(
                    envelope,
                    line.number(),
                    rows.size() + 1,
                    storable(problem.field()),
                    problem.code().name(),
                    storable(problem.hint() == null ? null : problem.hint().kept())));
        }
        return rows;
    }

    /** The problems of an envelope's lines from first to last, by line number; lines without any are not in it. */
    public Map<Integer, List<Problem>> of(long envelope, int first, int last) {
        return db
                .sql(
                        """
                        select line, field, code, hint from problem
                        where envelope = ? and line between ? and ? order by line, ordinal
                        """)
                .params(envelope, first, last)
                .query((row, i) -> Map.entry(
                        row.getInt("line"),
                        new Problem(
                                row.getString("field"),
                                ProblemCode.valueOf(row.getString("code")),
                                Hint.read(row.getString("hint")))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** PostgreSQL keeps no NUL in a text; without this one strange column header would hold back its whole batch. */
    private static String storable(String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\0", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}

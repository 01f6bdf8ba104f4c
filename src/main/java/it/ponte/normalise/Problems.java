package it.ponte.normalise;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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

    /** Keeps the problems of lines in place of those they had; inside the caller's transaction. */
    public void replace(long envelope, List<ReceiptLine> lines) {
        Integer[] numbers = lines.stream().map(ReceiptLine::number).toArray(Integer[]::new);
        db.sql("delete from problem where envelope = ? and line = any(?)")
                .params(envelope, numbers)
                .update();
        List<Row> rows = rows(lines);
        db.sql(
                        """
                        insert into problem (envelope, line, ordinal, field, code, hint)
                        select ?, line, ordinal, field, code, hint
                        from unnest(?, ?, ?, ?, ?) as told (line, ordinal, field, code, hint)
                        """)
                .params(envelope, rows.stream().map(Row::line).toArray(Integer[]::new))
                .params((Object) rows.stream().map(Row::ordinal).toArray(Integer[]::new))
                .params((Object) rows.stream().map(Row::field).toArray(String[]::new))
                .params((Object) rows.stream().map(Row::code).toArray(String[]::new))
                .params((Object) rows.stream().map(Row::hint).toArray(String[]::new))
                .update();
    }

    private record Row(int line, int ordinal, String field, String code, String hint) {}

    private static List<Row> rows(List<ReceiptLine> lines) {
        List<Row> rows = new ArrayList<>();
        for (ReceiptLine line : lines) {
            int ordinal = 0;
            for (Problem problem : line.problems()) {
                ordinal++;
                rows.add(new Row(
                        line.number(),
                        ordinal,
                        storable(problem.field()),
                        problem.code().name(),
                        storable(problem.hint())));
            }
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
                                row.getString("hint"))))
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

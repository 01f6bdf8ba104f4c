package it.ponte.console;

import it.ponte.reading.ProblemCode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came in and what became of it, as operators read it: codes, counts and moments (in Italian time), no content. */
@Repository
public class ArrivalReads {
    private static final String ARRIVAL =
            """
            select e.code, e.partner, e.channel, e.produces,
                   e.received_at at time zone 'Europe/Rome' as received_at,
                   e.completed_at at time zone 'Europe/Rome' as completed_at,
                   e.lines, e.settled, e.refusal_code, e.refusal_line, e.refusal_field,
                   v.recorded, v.updated, v.unchanged, v.refused, v.delayed
            from envelope e
            cross join lateral (
                select count(*) filter (where verdict = 'RECORDED') as recorded,
                       count(*) filter (where verdict = 'UPDATED') as updated,
                       count(*) filter (where verdict = 'UNCHANGED') as unchanged,
                       count(*) filter (where verdict = 'REFUSED') as refused,
                       count(*) filter (where verdict = 'DELAYED') as delayed
                from envelope_line l where l.envelope = e.id) v
            """;

    private static final String WRONG =
            """
            select e.code as envelope, e.partner, p.line, p.field, p.code, p.hint,
                   e.received_at at time zone 'Europe/Rome' as received_at
            from problem p join envelope e on e.id = p.envelope
            """;

    /** What the hub looks into by itself, and the warnings of lines that were recorded. */
    private static final String[] NOTHING_TO_CORRECT = Stream.of(ProblemCode.values())
            .filter(code -> code == ProblemCode.DELAYED || code.isWarning())
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient db;

    ArrivalReads(JdbcClient db) {
        this.db = db;
    }

    /** An envelope in figures; the refusal's three are null unless it could not be read at all. */
    public record Arrived(
            String code,
            String partner,
            String channel,
            String produces,
            LocalDateTime receivedAt,
            LocalDateTime completedAt,
            int lines,
            int settled,
            String refusalCode,
            Integer refusalLine,
            String refusalField,
            long recorded,
            long updated,
            long unchanged,
            long refused,
            long delayed) {}

    /** One problem of one line, with where it stands. */
    public record WrongLine(
            String envelope,
            String partner,
            int line,
            String field,
            String code,
            String hint,
            LocalDateTime receivedAt) {}

    /** The answer to one line; without a verdict it still waits. */
    public record Answered(int number, String verdict, String recordCode) {}

    /** The latest envelopes, newest first. */
    public List<Arrived> latest(int atMost) {
        return db.sql(ARRIVAL + "order by e.id desc limit ?")
                .param(atMost)
                .query(Arrived.class)
                .list();
    }

    /** The envelope of this code, whoever sent it. */
    public Optional<Arrived> find(String code) {
        return db.sql(ARRIVAL + "where e.code = ?")
                .param(code)
                .query(Arrived.class)
                .optional();
    }

    /** The answers to its lines behind a number, in order. */
    public List<Answered> lines(String code, int after, int atMost) {
        return db.sql(
                        """
                        select l.number, l.verdict, l.record_code
                        from envelope_line l join envelope e on e.id = l.envelope
                        where e.code = ? and l.number > ? order by l.number limit ?
                        """)
                .params(code, after, atMost)
                .query(Answered.class)
                .list();
    }

    /** The problems of an envelope's lines, from the first number to the last. */
    public List<WrongLine> problems(String code, int first, int last) {
        return db.sql(WRONG + "where e.code = ? and p.line between ? and ? order by p.line, p.ordinal")
                .params(code, first, last)
                .query(WrongLine.class)
                .list();
    }

    /** The problems of the latest envelopes that have any. */
    public List<WrongLine> latestProblems(int atMost) {
        return db.sql(WRONG + "where not (p.code = any(?)) order by p.envelope desc, p.line, p.ordinal limit ?")
                .params(NOTHING_TO_CORRECT, atMost)
                .query(WrongLine.class)
                .list();
    }

    /** How many lines wait for their correction. */
    public long linesToCorrect() {
        return db.sql(
                        """
                        select count(*) from (
                            select distinct envelope, line from problem where not (code = any(?))) wrong
                        """)
                .param(NOTHING_TO_CORRECT)
                .query(Long.class)
                .single();
    }
}

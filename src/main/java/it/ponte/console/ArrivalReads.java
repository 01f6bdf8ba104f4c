package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.reading.Hint;
import it.ponte.reading.ProblemCode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came in and what became of it, as operators read it: codes, counts and moments (in Italian time), no content. */
@Repository
public class ArrivalReads {
    static final String ARRIVAL =
            """
            select e.code, e.partner, e.channel, e.produces, e.mapping, e.mapping_version,
                   e.received_at at time zone 'Europe/Rome' as received_at,
                   case when e.lines = 0 then e.completed_at when v.settled = v.lines then v.last_settled_at end
                       at time zone 'Europe/Rome' as completed_at,
                   v.lines, v.settled, e.refusal_code, e.refusal_line, e.refusal_field,
                   v.recorded, v.updated, v.unchanged, v.refused, v.delayed
            from envelope e
            cross join lateral (
                select count(*) as lines, count(settled_at) as settled, max(settled_at) as last_settled_at,
                       count(*) filter (where verdict = 'RECORDED') as recorded,
                       count(*) filter (where verdict = 'UPDATED') as updated,
                       count(*) filter (where verdict = 'UNCHANGED') as unchanged,
                       count(*) filter (where verdict = 'REFUSED') as refused,
                       count(*) filter (where verdict = 'DELAYED') as delayed
                from envelope_line l where l.envelope = e.id and
            """
                    + Sight.line("l", "e") + ") v where " + Sight.envelope("e");

    static final String WRONG =
            """
            select e.code as envelope, e.partner, p.line, p.field, p.code, p.hint as kept_hint,
                   e.received_at at time zone 'Europe/Rome' as received_at
            from problem p join envelope e on e.id = p.envelope
            join envelope_line l on l.envelope = p.envelope and l.number = p.line
            where
            """
                    + Sight.line("l", "e");

    private static final String FILTER =
            """
              and (cast(:partner as text) is null or e.partner = :partner)
              and (cast(:from as date) is null
                   or e.received_at >= cast(cast(:from as date) as timestamp) at time zone 'Europe/Rome')
              and (cast(:to as date) is null
                   or e.received_at < cast(cast(:to as date) + 1 as timestamp) at time zone 'Europe/Rome')
              and (cast(:produces as text) is null or e.produces = :produces)
              and (cast(:channel as text) is null or e.channel = :channel)
            """;
    /** What the hub looks into by itself, and the warnings of lines that were recorded. */
    private static final String[] NOTHING_TO_CORRECT = Stream.of(ProblemCode.values())
            .filter(code -> code == ProblemCode.DELAYED || code.isWarning())
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient db;
    private final Sight sight;

    ArrivalReads(JdbcClient db, Sight sight) {
        this.db = db;
        this.sight = sight;
    }

    /** An envelope in figures; the refusal's three are null unless it could not be read at all. */
    public record Arrived(
            String code,
            String partner,
            String channel,
            String produces,
            String mapping,
            String mappingVersion,
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
            String keptHint,
            LocalDateTime receivedAt) {
        /** What would be right, null where the code says it all. */
        public Hint hint() {
            return Hint.read(keptHint);
        }
    }

    /** The lines that one partner got wrong in the same way. */
    public record WrongAlike(String partner, String field, String code, long lines, LocalDateTime latest) {
        /** Whether they can be read again: of some nothing was kept that could be. */
        public boolean isHelpedByReplay() {
            return !Set.of("IDENTITY_NOT_ALLOWED", "WRONG_FIELD_COUNT").contains(code);
        }
    }

    /** The latest envelopes, newest first. */
    public List<Arrived> latest(int atMost, OperatorCaller who) {
        return page(ArrivalFilter.ALL, null, atMost, who);
    }

    /** A page of envelopes, newest first; {@code before} is the code of the last one already read, or null. */
    public List<Arrived> page(ArrivalFilter filter, String before, int atMost, OperatorCaller who) {
        return db.sql(
                        ARRIVAL + FILTER
                                + """
                          and (cast(:problem as text) is null or e.refusal_code = :problem
                               or exists (
                                   select from problem p join envelope_line l on l.envelope = e.id and l.number = p.line
                                   where p.envelope = e.id and p.code = :problem and
                        """
                                + Sight.line("l", "e")
                                + """
                                   ))
                          and (cast(:before as text) is null or e.id < (select id from envelope where code = :before))
                        order by e.id desc limit :most
                        """)
                .paramSource(asked(filter, atMost, who).addValue("before", before))
                .query(Arrived.class)
                .list();
    }

    /** What is wrong with lines that still wait for a correction, the most frequent first. */
    public List<WrongAlike> wrongAlike(ArrivalFilter filter, int atMost, OperatorCaller who) {
        return db.sql(
                        """
                        select e.partner, p.field, p.code, count(distinct (p.envelope, p.line)) as lines,
                               max(e.received_at) at time zone 'Europe/Rome' as latest
                        from problem p
                        join envelope e on e.id = p.envelope
                        join envelope_line l on l.envelope = p.envelope and l.number = p.line
                             and l.verdict in ('REFUSED', 'DELAYED')
                        where
                        """
                                + Sight.line("l", "e")
                                + FILTER
                                + """
                                  and (cast(:problem as text) is null or p.code = :problem)
                                group by e.partner, p.field, p.code
                                order by lines desc, latest desc, e.partner, p.field, p.code limit :most
                                """)
                .paramSource(asked(filter, atMost, who))
                .query(WrongAlike.class)
                .list();
    }

    private MapSqlParameterSource asked(ArrivalFilter filter, int atMost, OperatorCaller who) {
        return sight.of(who)
                .addValue("partner", filter.partner())
                .addValue("from", filter.from())
                .addValue("to", filter.to())
                .addValue("produces", filter.produces())
                .addValue("channel", filter.channel())
                .addValue("problem", filter.problem())
                .addValue("most", atMost);
    }

    /** The problems of the latest envelopes that have any. */
    public List<WrongLine> latestProblems(int atMost, OperatorCaller who) {
        return db.sql(WRONG + "and not (p.code = any(:others)) order by p.envelope desc, p.line, p.ordinal limit :most")
                .paramSource(
                        sight.of(who).addValue("others", NOTHING_TO_CORRECT).addValue("most", atMost))
                .query(WrongLine.class)
                .list();
    }

    /** How many lines wait for their correction, as far as is counted. */
    public long linesToCorrect(OperatorCaller who) {
        return db.sql(
                        """
                        select count(*) from (
                            select distinct p.envelope, p.line from problem p join envelope e on e.id = p.envelope
                            join envelope_line l on l.envelope = p.envelope and l.number = p.line
                            where not (p.code = any(:others)) and
                        """
                                + Sight.line("l", "e") + "limit :most) wrong")
                .paramSource(
                        sight.of(who).addValue("others", NOTHING_TO_CORRECT).addValue("most", Amount.MOST + 1))
                .query(Long.class)
                .single();
    }
}

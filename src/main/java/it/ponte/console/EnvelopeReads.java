package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.console.ArrivalReads.Arrived;
import it.ponte.console.ArrivalReads.WrongLine;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One envelope as operators read it: the answers to its lines, what is wrong, no content. */
@Repository
public class EnvelopeReads {
    private final JdbcClient db;
    private final Sight sight;

    EnvelopeReads(JdbcClient db, Sight sight) {
        this.db = db;
        this.sight = sight;
    }

    /**
     * The answer to one line; without a verdict it still waits.
     *
     * @param isKept whether its content is still there, so that it can be corrected
     * @param mappingVersion by which it was answered when it was settled again, null before
     */
    public record Answered(int number, String verdict, String recordCode, boolean isKept, String mappingVersion) {
        /** Whether its number is shown: where something is to be done, and nobody can count what is missing between. */
        public boolean isNumbered() {
            return "REFUSED".equals(verdict) || "DELAYED".equals(verdict);
        }
    }

    /** How many lines have a problem of this code. */
    public record Counted(String code, long lines) {}

    /** The envelope of this code, whoever sent it; empty where this operator may not know of it. */
    public Optional<Arrived> find(String code, OperatorCaller who) {
        return db.sql(ArrivalReads.ARRIVAL + "and e.code = :envelope")
                .paramSource(sight.of(who).addValue("envelope", code))
                .query(Arrived.class)
                .optional();
    }

    /**
     * The answers to its lines, what is to be done first: refused and waiting ones by number, then recorded ones by code.
     * In the order of the file a number that is missing would tell of a protected person (SAFETY P4).
     *
     * @param problem only lines with this problem code, unless it is null
     * @param after so many are passed over
     */
    public List<Answered> lines(String code, String problem, int after, int atMost, OperatorCaller who) {
        return db.sql(
                        """
                        select l.number, l.verdict, l.mapping_version, l.record_code,
                               l.verdict in ('REFUSED', 'DELAYED') and l.content is not null as is_kept
                        from envelope_line l join envelope e on e.id = l.envelope
                        where e.code = :envelope
                          and (cast(:problem as text) is null or exists (
                               select 1 from problem p
                               where p.envelope = l.envelope and p.line = l.number and p.code = :problem)) and
                        """
                                + Sight.line("l", "e")
                                + "order by l.record_code nulls first, l.number offset :after limit :most")
                .paramSource(sight.of(who)
                        .addValue("envelope", code)
                        .addValue("problem", problem)
                        .addValue("after", after)
                        .addValue("most", atMost))
                .query((line, i) -> new Answered(
                        line.getInt("number"),
                        line.getString("verdict"),
                        line.getString("record_code"),
                        line.getBoolean("is_kept"),
                        line.getString("mapping_version")))
                .list();
    }

    /** The problems of these lines of it. */
    public List<WrongLine> problems(String code, List<Answered> lines, OperatorCaller who) {
        return db.sql(ArrivalReads.WRONG
                        + "and e.code = :envelope and p.line = any(:numbers) order by p.line, p.ordinal")
                .paramSource(sight.of(who)
                        .addValue("envelope", code)
                        .addValue(
                                "numbers", lines.stream().map(Answered::number).toArray(Integer[]::new)))
                .query(WrongLine.class)
                .list();
    }

    /** Which problem codes its lines have, the most frequent first. */
    public List<Counted> codes(String code, OperatorCaller who) {
        return db.sql(
                        """
                        select p.code, count(distinct p.line) as lines
                        from problem p join envelope e on e.id = p.envelope
                        join envelope_line l on l.envelope = p.envelope and l.number = p.line
                        where e.code = :envelope and
                        """
                                + Sight.line("l", "e") + "group by p.code order by lines desc, p.code")
                .paramSource(sight.of(who).addValue("envelope", code))
                .query(Counted.class)
                .list();
    }

    /** Whether an envelope has lines that wait to be corrected and of which this operator may know. */
    boolean isLeftToCorrect(String code, OperatorCaller who) {
        return db.sql(
                        """
                        select exists (
                            select from envelope_line l join envelope e on e.id = l.envelope
                            where e.code = :envelope and l.verdict = 'REFUSED' and l.content is not null and
                        """
                                + Sight.line("l", "e") + ")")
                .paramSource(sight.of(who).addValue("envelope", code))
                .query(Boolean.class)
                .single();
    }

    /** Whether this operator may know of a line. */
    boolean isSeen(String code, int number, OperatorCaller who) {
        return db.sql(
                        """
                        select exists (
                            select from envelope_line l join envelope e on e.id = l.envelope
                            where e.code = :envelope and l.number = :number and
                        """
                                + Sight.line("l", "e") + ")")
                .paramSource(sight.of(who).addValue("envelope", code).addValue("number", number))
                .query(Boolean.class)
                .single();
    }
}

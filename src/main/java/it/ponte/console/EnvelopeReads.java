package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
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
    private final ReferenceOperators references;

    EnvelopeReads(JdbcClient db, ReferenceOperators references) {
        this.db = db;
        this.references = references;
    }

    /**
     * The answer to one line; without a verdict it still waits.
     *
     * @param isKept whether its content is still there, so that it can be corrected
     * @param mappingVersion by which it was answered when it was settled again, null before
     */
    public record Answered(int number, String verdict, String recordCode, boolean isKept, String mappingVersion) {}

    /** How many lines have a problem of this code. */
    public record Counted(String code, long lines) {}

    /** The envelope of this code, whoever sent it. */
    public Optional<Arrived> find(String code) {
        return db.sql(ArrivalReads.ARRIVAL + "where e.code = ?")
                .param(code)
                .query(Arrived.class)
                .optional();
    }

    /** The answers to its lines behind a number, in order; only those with this problem code, unless it is null. */
    public List<Answered> lines(String code, String problem, int after, int atMost, OperatorCaller who) {
        return db.sql(
                        """
                        select l.number, l.verdict, l.mapping_version,
                               case when not exists (
                                   select from referral r join beneficiary b on b.id = r.beneficiary
                                   where r.code = l.record_code and b.is_protected and not (b.id = any(:known)))
                               then l.record_code end as record_code,
                               l.verdict in ('REFUSED', 'DELAYED') and l.content is not null as is_kept
                        from envelope_line l join envelope e on e.id = l.envelope
                        where e.code = :envelope and l.number > :after
                          and (cast(:problem as text) is null or exists (
                               select 1 from problem p
                               where p.envelope = l.envelope and p.line = l.number and p.code = :problem))
                        order by l.number limit :most
                        """)
                .param("envelope", code)
                .param("known", references.peopleOf(who))
                .param("problem", problem)
                .param("after", after)
                .param("most", atMost)
                .query((line, i) -> new Answered(
                        line.getInt("number"),
                        line.getString("verdict"),
                        line.getString("record_code"),
                        line.getBoolean("is_kept"),
                        line.getString("mapping_version")))
                .list();
    }

    /** The problems of its lines, from the first number to the last. */
    public List<WrongLine> problems(String code, int first, int last) {
        return db.sql(ArrivalReads.WRONG + "where e.code = ? and p.line between ? and ? order by p.line, p.ordinal")
                .params(code, first, last)
                .query(WrongLine.class)
                .list();
    }

    /** Which problem codes its lines have, the most frequent first. */
    public List<Counted> codes(String code) {
        return db.sql(
                        """
                        select p.code, count(distinct p.line) as lines
                        from problem p join envelope e on e.id = p.envelope
                        where e.code = ? group by p.code order by lines desc, p.code
                        """)
                .param(code)
                .query(Counted.class)
                .list();
    }
}

package it.ponte.console;

import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How records came together and what operators decided, for operators alone (SAFETY P18): codes, reasons, stamps. */
@Repository
public class DuplicateReads {
    private final JdbcClient db;

    DuplicateReads(JdbcClient db) {
        this.db = db;
    }

    /** Two records that are one now; reasons with commas between. */
    public record Joined(String survivor, String joined, String reasons, String joinedBy, LocalDateTime joinedAt) {
        /** The reasons that were shown. */
        public List<String> why() {
            return words(reasons);
        }
    }

    /** Something that was done about two records. */
    public record Decided(String decision, String reasons, String decidedBy, LocalDateTime decidedAt) {
        /** The reasons that were shown. */
        public List<String> why() {
            return words(reasons);
        }
    }

    /**
     * Why a referral stands with a person: the one by which she became known, the same tax code, or joined by an operator.
     *
     * @param referral its public code
     * @param way FIRST, TAX_CODE or JOINED
     * @param toldAgain whether its sender told of it more than once, under its own number
     */
    public record Way(
            String referral, String way, boolean toldAgain, String reasons, String joinedBy, LocalDateTime joinedAt) {
        /** The reasons that were shown when they were joined. */
        public List<String> why() {
            return words(reasons);
        }
    }

    /** What was joined, the latest first; nothing of protected people. */
    public List<Joined> joined(int atMost) {
        return db.sql(
                        """
                        select s.code as survivor, b.code as joined, array_to_string(j.reasons, ',') as reasons,
                               j.joined_by, j.joined_at at time zone 'Europe/Rome' as joined_at
                        from joined_record j join beneficiary s on s.id = j.survivor and not s.is_protected
                        join beneficiary b on b.id = j.joined order by j.joined_at desc, j.id desc limit ?
                        """)
                .param(atMost)
                .query(Joined.class)
                .list();
    }

    /** What was done about these two, the oldest first. */
    public List<Decided> log(String one, String other) {
        return db.sql(
                        """
                        select d.decision, array_to_string(d.reasons, ',') as reasons, d.decided_by,
                               d.decided_at at time zone 'Europe/Rome' as decided_at
                        from duplicate_decision d join beneficiary a on a.id = d.one join beneficiary b on b.id = d.other
                        where a.code in (?, ?) and b.code in (?, ?) order by d.id
                        """)
                .params(one, other, one, other)
                .query(Decided.class)
                .list();
    }

    /** Why each referral of a person is hers, the oldest first. */
    public List<Way> ways(String person) {
        return db.sql(
                        """
                        select r.code as referral,
                               case when j.id is not null then 'JOINED'
                                    when r.id = min(r.id) filter (where j.id is null) over () then 'FIRST'
                                    else 'TAX_CODE' end as way,
                               r.updated_at > r.received_at as told_again,
                               array_to_string(j.reasons, ',') as reasons, j.joined_by,
                               j.joined_at at time zone 'Europe/Rome' as joined_at
                        from referral r join beneficiary b on b.id = r.beneficiary
                        left join joined_referral jr on jr.referral = r.id
                        left join joined_record j on j.id = jr.joined_record and j.survivor = b.id
                        where b.code = ? and not b.is_protected order by r.id
                        """)
                .param(person)
                .query(Way.class)
                .list();
    }

    private static List<String> words(String reasons) {
        return reasons == null || reasons.isEmpty() ? List.of() : List.of(reasons.split(","));
    }
}

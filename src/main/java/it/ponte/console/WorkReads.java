package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.work.SetAside;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The work that waits or was set aside, without what is about protected people whom the operator does not follow. */
@Repository
public class WorkReads {
    private static final int ALL = Integer.MAX_VALUE;

    /** Subject {@code s.id} of work {@code w} may be known of; emergency accesses are for the officer's own list. */
    private static final String SEEN = "case when w.stage in ('NORMALISE', 'RECEIPT', 'MAIL_RECEIPT')"
            + " then exists (select from envelope e where e.id = s.id and " + Sight.envelope("e") + ")\n"
            + about("'MATCH_PERSON', 'COMPARE', 'RETENTION'", "s.id")
            + about("'PATH'", "(select p.beneficiary from proposal p where p.id = s.id)")
            + about("'OUTCOME', 'FEEDBACK'", "(select o.beneficiary from outcome o where o.id = s.id)")
            + about(
                    "'LETTER'",
                    """
                    (select coalesce(o.beneficiary, r.beneficiary, (
                                select d.beneficiary from letter_told t join referral d on d.id = t.referral
                                join beneficiary b on b.id = d.beneficiary
                                where t.letter = l.id order by b.is_protected desc, b.id limit 1)) from letter l
                     left join outcome o on o.id = l.outcome left join referral r on r.id = l.referral
                     where l.id = s.id)""")
            + about(
                    "'PAGE_CODE'",
                    "(select r.beneficiary from page_code c join referral r on r.id = c.referral where c.id = s.id)")
            + "when w.stage = 'FEEDBACK_FILE' then exists (select from feed_entry f join outcome o on o.id = f.outcome"
            + " where f.file = s.id and " + Sight.person("o.beneficiary") + ")\n"
            + "else w.stage <> 'NOTICE' end\n";

    private final JdbcClient db;
    private final Sight sight;
    private final Worklist worklist;

    WorkReads(JdbcClient db, Sight sight, Worklist worklist) {
        this.db = db;
        this.sight = sight;
        this.worklist = worklist;
    }

    private static String about(String stages, String person) {
        return "when w.stage in (" + stages + ") then " + Sight.person(person);
    }

    /** How much waits in each stage, by subjects; every stage is in it. */
    Map<Stage, Long> waiting(OperatorCaller who) {
        Map<Stage, Long> waiting = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            waiting.put(stage, 0L);
        }
        db.sql(
                        """
                        select w.stage, count(*) as subjects
                        from work w cross join lateral unnest(coalesce(w.subjects, array[w.subject])) as s (id)
                        where w.set_aside_at is null and
                        """
                                + SEEN + "group by w.stage")
                .paramSource(sight.of(who))
                .query(row -> {
                    waiting.put(Stage.valueOf(row.getString("stage")), row.getLong("subjects"));
                });
        return waiting;
    }

    /** What was set aside, latest first. */
    List<SetAside> setAside(int atMost, OperatorCaller who) {
        Set<Long> seen = setAsideIds(who);
        return worklist.setAside(ALL).stream()
                .filter(work -> seen.contains(work.id()))
                .limit(atMost)
                .toList();
    }

    /** How much was. */
    long setAside(OperatorCaller who) {
        return setAsideIds(who).size();
    }

    /** Whether this operator may know that this was set aside. */
    boolean isSetAside(long work, OperatorCaller who) {
        return setAsideIds(who).contains(work);
    }

    private Set<Long> setAsideIds(OperatorCaller who) {
        return db.sql(
                        """
                        select distinct w.id
                        from work w cross join lateral unnest(coalesce(w.subjects, array[w.subject])) as s (id)
                        where w.set_aside_at is not null and
                        """
                                + SEEN)
                .paramSource(sight.of(who))
                .query(Long.class)
                .set();
    }
}

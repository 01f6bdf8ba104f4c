package it.ponte.access;

import it.ponte.access.Caller.OperatorCaller;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is away and who stands in, and whose queue was handed over. Says only whose queues somebody sees; a protected person
 * is not shown by it, her deputy is named with her record (SAFETY P4).
 */
@Repository
public class Absences {
    private final JdbcClient db;
    private final Clock clock;

    public Absences(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Somebody is away.
     *
     * @param to the last day, included
     * @param deputy who stands in for her
     */
    public record Absence(long id, String operator, LocalDate from, LocalDate to, String deputy) {}

    /** A queue that is somebody else's. */
    public record HandOver(String from, String to) {}

    /**
     * Notes an absence.
     *
     * @return false when it ends before it begins, she would stand in for herself, or one of the two is no account
     */
    @Allowed({Role.ADMINISTRATOR, Role.SUPERVISOR})
    public boolean note(String operator, LocalDate from, LocalDate to, String deputy, OperatorCaller by) {
        return !to.isBefore(from)
                && !operator.equals(deputy)
                && db.sql(
                                        """
                                        insert into absence (operator, from_day, to_day, deputy, told_at, told_by)
                                        select away.name, ?, ?, deputy.name, ?, ?
                                        from operator away, operator deputy
                                        where away.name = ? and deputy.name = ? and deputy.removed_at is null
                                        """)
                                .params(
                                        Date.valueOf(from),
                                        Date.valueOf(to),
                                        Timestamp.from(clock.instant()),
                                        by.stampedAs(),
                                        operator,
                                        deputy)
                                .update()
                        == 1;
    }

    /** She came back earlier, or it was a mistake; whether there was such an absence of hers. */
    @Allowed({Role.ADMINISTRATOR, Role.SUPERVISOR})
    public boolean cancel(String operator, long id, OperatorCaller by) {
        return db.sql("delete from absence where id = ? and operator = ?")
                        .params(id, operator)
                        .update()
                == 1;
    }

    /** The absences that are not over, of everybody. */
    public List<Absence> notOver() {
        return db.sql(
                        """
                        select id, operator, from_day, to_day, deputy from absence
                        where to_day >= ? order by from_day, operator
                        """)
                .param(Date.valueOf(LocalDate.now(clock)))
                .query((row, i) -> new Absence(
                        row.getLong(1),
                        row.getString(2),
                        row.getDate(3).toLocalDate(),
                        row.getDate(4).toLocalDate(),
                        row.getString(5)))
                .list();
    }

    /**
     * Hands a queue over until it is taken back; a queue handed over before goes to the new one.
     *
     * @return false when one of the two is no account, or they are the same
     */
    @Allowed({Role.ADMINISTRATOR, Role.SUPERVISOR})
    public boolean handOver(String from, String to, OperatorCaller by) {
        return !from.equals(to)
                && db.sql(
                                        """
                                        insert into queue_handover (from_operator, to_operator, handed_at, handed_by)
                                        select left_by.name, taken_by.name, ?, ?
                                        from operator left_by, operator taken_by
                                        where left_by.name = ? and taken_by.name = ? and taken_by.removed_at is null
                                        on conflict (from_operator) do update
                                        set to_operator = excluded.to_operator, handed_at = excluded.handed_at,
                                            handed_by = excluded.handed_by
                                        """)
                                .params(Timestamp.from(clock.instant()), by.stampedAs(), from, to)
                                .update()
                        == 1;
    }

    /** Gives a queue back to whose it was; whether it was handed over. */
    @Allowed({Role.ADMINISTRATOR, Role.SUPERVISOR})
    public boolean giveBack(String from, OperatorCaller by) {
        return db.sql("delete from queue_handover where from_operator = ?")
                        .param(from)
                        .update()
                == 1;
    }

    /** The queues that are somebody else's. */
    public List<HandOver> handOvers() {
        return db.sql("select from_operator, to_operator from queue_handover order by from_operator")
                .query((row, i) -> new HandOver(row.getString(1), row.getString(2)))
                .list();
    }

    /**
     * Whose queues somebody sees today: her own, those of the absent for whom she stands in, those handed over to her, and
     * what came to these in the same ways.
     */
    public Set<String> queuesOf(String operator) {
        return queuesOf(operator, LocalDate.now(clock));
    }

    /** The same on another day, as far as what was handed over is still so. */
    public Set<String> queuesOf(String operator, LocalDate day) {
        return db.sql(
                        """
                        with recursive seen (name) as (
                            select cast(:operator as text)
                            union
                            select handed.operator
                            from seen join (
                                select operator, deputy from absence where :day between from_day and to_day
                                union all
                                select from_operator, to_operator from queue_handover) handed
                                on handed.deputy = seen.name)
                        select name from seen
                        """)
                .param("operator", operator)
                .param("day", Date.valueOf(day))
                .query(String.class)
                .set();
    }
}

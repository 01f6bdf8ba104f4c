package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Table {@code assigned_operator}: who follows each person who is not protected (operatore di riferimento del percorso),
 * and who did before. Nobody is given to anybody by itself; a protected person answers as what does not exist (SAFETY P4).
 */
@Repository
public class AssignedOperators {
    private final JdbcClient db;
    private final Clock clock;

    public AssignedOperators(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A time in which somebody followed a person.
     *
     * @param givenBy who decided it, operator:&lt;name&gt;
     * @param leftBy whose queue had been handed over, else null
     * @param untilAt null while it lasts
     */
    public record Turn(String operator, Instant fromAt, String givenBy, String leftBy, Instant untilAt) {}

    /** Takes on a person whom nobody follows; false when somebody does, or there is no such person. */
    @Transactional
    @Allowed(Role.OPERATOR)
    public boolean take(String code, OperatorCaller who) {
        Optional<Long> person =
                lock(code).filter(her -> mayFollow(who.name()) && followers(her).isEmpty());
        person.ifPresent(her -> begin(her, who.name(), who.stampedAs()));
        return person.isPresent();
    }

    /** Gives a person to an operator; false when she has her already or may not work with people, or there is no such person. */
    @Transactional
    @Allowed(Role.SUPERVISOR)
    public boolean give(String code, String to, OperatorCaller by) {
        Optional<Long> person =
                lock(code).filter(her -> mayFollow(to) && !followers(her).equals(List.of(to)));
        person.ifPresent(her -> begin(her, to, by.stampedAs()));
        return person.isPresent();
    }

    /** Follows a person no more, who is nobody's then; false when she does not follow her. A supervisor ends anybody's turn. */
    @Transactional
    @Allowed(Role.OPERATOR)
    public boolean leave(String code, OperatorCaller who) {
        return lock(code)
                .filter(her -> who.may(Role.SUPERVISOR) || followers(her).contains(who.name()))
                .map(her -> end(her, who.stampedAs()) > 0)
                .orElse(false);
    }

    /**
     * Hands over everybody whom an operator follows, in one act, with those who had gone from her queue to somebody else.
     *
     * @return the public codes of whom somebody else follows now
     */
    @Transactional
    @Allowed({Role.ADMINISTRATOR, Role.SUPERVISOR})
    public List<String> handOver(String from, String to, OperatorCaller by) {
        return move("(operator = :from or left_by = :from) and operator <> :to", from, to, from, by.stampedAs());
    }

    /** Gives back those who went from her queue and are still where they went; their public codes. */
    @Transactional
    @Allowed({Role.ADMINISTRATOR, Role.SUPERVISOR})
    public List<String> giveBack(String from, OperatorCaller by) {
        return move("left_by = :from", from, from, null, by.stampedAs());
    }

    private List<String> move(String whom, String from, String to, String leftBy, String by) {
        return db.sql(
                        """
                        with moved as (
                            update assigned_operator set until_at = :now, ended_by = :by
                            where until_at is null and
                        """
                                + whom
                                + """
                            returning beneficiary),
                        begun as (
                            insert into assigned_operator (beneficiary, operator, from_at, given_by, left_by)
                            select beneficiary, :to, :now, :by, :leftBy from moved returning beneficiary)
                        select b.code from begun join beneficiary b on b.id = begun.beneficiary order by b.id
                        """)
                .param("from", from)
                .param("to", to)
                .param("leftBy", leftBy, java.sql.Types.VARCHAR)
                .param("by", by)
                .param("now", Stamp.of(clock.instant()))
                .query(String.class)
                .list();
    }

    /** Who followed a person, the latest first. */
    public List<Turn> of(String code) {
        return db.sql(
                        """
                        select a.operator, a.from_at, a.given_by, a.left_by, a.until_at
                        from beneficiary b join beneficiary its on its.id = b.id or its.merged_into = b.id
                        join assigned_operator a on a.beneficiary = its.id
                        where b.code = ? and b.merged_into is null and not b.is_protected and b.forgotten_at is null
                        order by a.id desc
                        """)
                .param(code)
                .query((row, i) -> new Turn(
                        row.getString("operator"),
                        Stamp.in(row, "from_at"),
                        row.getString("given_by"),
                        row.getString("left_by"),
                        Stamp.in(row, "until_at")))
                .list();
    }

    /** The accounts that may follow people, by name. */
    public List<String> eligible() {
        return db.sql(
                        """
                        select name from operator where removed_at is null and exists (
                            select from operator_role where operator = name
                              and role in ('OPERATOR', 'PROTECTED_OPERATOR', 'SUPERVISOR'))
                        order by name
                        """)
                .query(String.class)
                .list();
    }

    /** Whether this account may follow people. */
    public boolean mayFollow(String operator) {
        return eligible().contains(operator);
    }

    /** Nothing leads from these people to an operator any more. */
    static void forget(JdbcClient db, Collection<Long> people) {
        db.sql("delete from assigned_operator where beneficiary = any(?)")
                .param(people.toArray(Long[]::new))
                .update();
    }

    private Optional<Long> lock(String code) {
        return db.sql(
                        """
                        select id from beneficiary where code = ? and not is_protected and merged_into is null
                          and forgotten_at is null for no key update
                        """)
                .param(code)
                .query(Long.class)
                .optional();
    }

    private List<String> followers(long person) {
        return db.sql("select operator from queue where beneficiary = ? order by operator")
                .param(person)
                .query(String.class)
                .list();
    }

    private void begin(long person, String operator, String by) {
        end(person, by);
        db.sql("insert into assigned_operator (beneficiary, operator, from_at, given_by) values (?, ?, ?, ?)")
                .params(person, operator, Stamp.of(clock.instant()), by)
                .update();
    }

    private int end(long person, String by) {
        return db.sql(
                        """
                        update assigned_operator set until_at = ?, ended_by = ?
                        where until_at is null
                          and beneficiary in (select id from beneficiary where id = ? or merged_into = ?)
                        """)
                .params(Stamp.of(clock.instant()), by, person, person)
                .update();
    }
}

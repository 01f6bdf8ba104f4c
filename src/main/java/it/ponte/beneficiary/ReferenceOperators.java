package it.ponte.beneficiary;

import it.ponte.access.Allowed;
import it.ponte.access.Apart;
import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.ReferenceRows.Given;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who follows each protected person: her reference operator (operatrice di riferimento) and one deputy. They alone may
 * know of her (SAFETY P4); to everybody else she answers as what does not exist.
 */
@Repository
public class ReferenceOperators {
    private static final HubCaller ASSIGNMENT = new HubCaller("assignment");

    private final JdbcClient db;
    private final Apart apart;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ReferenceRows rows;

    public ReferenceOperators(
            JdbcClient db, Apart apart, Audit audit, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.apart = apart;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.rows = new ReferenceRows(db, clock);
    }

    /**
     * Who follows the people of a service.
     *
     * @param operator account name; null for nobody
     * @param deputy account name; null for nobody
     * @param excluded account names that the service keeps from its people's records
     */
    public record Assignment(String partner, String operator, String deputy, Set<String> excluded) {
        public Assignment {
            excluded = Set.copyOf(excluded);
        }
    }

    /**
     * The protected people whom this operator may know of, by internal id, with the records that were merged into theirs;
     * nobody once her role was taken. A query about anybody's things takes them as its filter, so that hers and those
     * that do not exist fall out alike.
     */
    @Allowed({Role.OPERATOR, Role.ADMINISTRATOR, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER})
    public Long[] peopleOf(OperatorCaller who) {
        if (!who.may(Role.PROTECTED_OPERATOR, Role.SUPERVISOR)) {
            return new Long[0];
        }
        Long[] hers = apart.asReader(who, () -> db.sql(ProtectedPeople.SEEN)
                .param("who", who.name())
                .query(Long.class)
                .list()
                .toArray(Long[]::new));
        return hers.length == 0
                ? hers
                : db.sql("select id from beneficiary where id = any(:hers) or merged_into = any(:hers)")
                        .param("hers", hers)
                        .query(Long.class)
                        .list()
                        .toArray(Long[]::new);
    }

    /**
     * The protected people whom this operator follows or stands in for, by internal id; an emergency does not count. Whoever
     * follows nobody is asked about in the same way.
     */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public Long[] followedBy(OperatorCaller who) {
        if (!who.may(Role.PROTECTED_OPERATOR)) {
            return new Long[0];
        }
        return apart.asReader(who, () -> db.sql(
                        "select beneficiary from protected_person where reference_operator = :who or deputy = :who")
                .param("who", who.name())
                .query(Long.class)
                .list()
                .toArray(Long[]::new));
    }

    /** The services of those whom this operator follows or stands in for; none without the role. An emergency does not count. */
    @Allowed({Role.OPERATOR, Role.ADMINISTRATOR, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER})
    public Set<String> servicesOf(OperatorCaller who) {
        if (!who.may(Role.PROTECTED_OPERATOR)) {
            return Set.of();
        }
        return apart.asReader(who, () -> db.sql(
                        "select distinct partner from protected_person where reference_operator = :who or deputy = :who")
                .param("who", who.name())
                .query(String.class)
                .set());
    }

    /**
     * Gives the people of a service whom nobody follows to the operators named, as far as these may follow protected
     * people; and keeps from all of its people whom it excludes now. An account that was removed, has the role no more or
     * is excluded counts as nobody: then the deputy follows her. Each whom that changes is a row of the audit (SAFETY P16).
     *
     * @return how many still have nobody: they wait
     */
    public int assign(Assignment named) {
        List<String> able = AbleOperators.of(db, named.excluded());
        return transaction.execute(tx -> {
            Given given = apart.asLine(() -> rows.give(named, able));
            audit.changed(ASSIGNMENT, "protected.operators-excluded", hidden(given.kept()));
            audit.changed(ASSIGNMENT, "protected.assigned", hidden(given.followed()));
            return given.waiting();
        });
    }

    private List<String> hidden(Set<Long> people) {
        return people.isEmpty()
                ? List.of()
                : db
                        .sql("select code from beneficiary where id = any(?) order by id")
                        .param(people.toArray(Long[]::new))
                        .query(String.class)
                        .list()
                        .stream()
                        .map(audit::hidden)
                        .toList();
    }

    /**
     * Hands a person over to another operator, who follows her from now on.
     *
     * @return false when this operator does not follow her, or the other may follow nobody or is kept from her
     */
    @Allowed(Role.PROTECTED_OPERATOR)
    public boolean handOver(String code, OperatorCaller from, String to) {
        return change(code, from, to, "reference_operator = :to, deputy = nullif(deputy, :to), assigned_at = :now");
    }

    /** Names who stands in for the reference operator; false as for {@link #handOver}. */
    @Allowed(Role.PROTECTED_OPERATOR)
    public boolean nameDeputy(String code, OperatorCaller by, String deputy) {
        return change(code, by, deputy, "deputy = :to, assigned_at = :now");
    }

    private boolean change(String code, OperatorCaller by, String to, String what) {
        Optional<Long> person = id(code);
        boolean isAccount = AbleOperators.of(db, Set.of()).contains(to);
        return person.isPresent()
                && isAccount
                && apart.asLine(() -> db.sql(
                                        "update protected_person set " + what
                                                + """
                                  where beneficiary = :person and reference_operator = :by and :to <> :by
                                  and not (excluded && cast(array[:by, :to] as text[]))
                                """)
                                .param("person", person.get())
                                .param("by", by.name())
                                .param("to", to)
                                .param("now", Stamp.of(clock.instant()))
                                .update())
                        == 1;
    }

    private Optional<Long> id(String code) {
        return db.sql("select id from beneficiary where code = ? and is_protected and merged_into is null")
                .param(code)
                .query(Long.class)
                .optional();
    }
}

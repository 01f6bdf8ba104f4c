package it.ponte.access;

import it.ponte.access.Caller.OperatorCaller;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who gives whom which role, so that nobody makes herself somebody who sees people: nobody changes her own roles, who
 * administers sees no people, and a role that opens protected records counts only once a second person confirmed it.
 */
@Repository
public class Appointments {
    private static final Set<Role> SEEING_PEOPLE =
            EnumSet.of(Role.OPERATOR, Role.PROTECTED_OPERATOR, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER);
    private static final Set<Role> CONFIRMED = EnumSet.of(Role.PROTECTED_OPERATOR, Role.SUPERVISOR);

    /** Role {@code r.role} of a row as it counts today. */
    static final String COUNTS =
            "case when r.opened_at is not null and r.confirmed_at is null then 'OPERATOR' else r.role end";

    private final JdbcClient db;
    private final Roles roles;

    Appointments(JdbcClient db, Roles roles) {
        this.db = db;
        this.roles = roles;
    }

    /** Why roles were not changed. */
    public enum Refusal {
        /** Her own are for somebody else to change. */
        OWN,
        /** Who administers accounts sees no people. */
        BOTH,
        /** Somebody must be able to say who may sign in. */
        LAST
    }

    /**
     * What became of a wish.
     *
     * @param refusal null where all of it was done
     */
    public record Changed(Set<Role> given, Set<Role> taken, Refusal refusal) {
        static Changed refused(Refusal why) {
            return new Changed(Set.of(), Set.of(), why);
        }
    }

    /** Gives and takes roles, so that an account has exactly these, or changes nothing. */
    @Transactional
    @Allowed(Role.ADMINISTRATOR)
    public Changed change(String operator, Collection<Role> wanted, OperatorCaller by) {
        if (operator.equals(by.name())) {
            return Changed.refused(Refusal.OWN);
        }
        if (wanted.contains(Role.ADMINISTRATOR) && !Collections.disjoint(wanted, SEEING_PEOPLE)) {
            return Changed.refused(Refusal.BOTH);
        }
        Set<Role> held = roles.of(operator);
        Set<Role> taken = held.stream().filter(role -> !wanted.contains(role)).collect(Collectors.toSet());
        if (taken.contains(Role.ADMINISTRATOR) && !roles.take(operator, Role.ADMINISTRATOR)) {
            return Changed.refused(Refusal.LAST);
        }
        taken.forEach(role -> roles.take(operator, role));
        Set<Role> given = wanted.stream()
                .filter(role -> !held.contains(role) && roles.give(operator, role, by.stampedAs()))
                .collect(Collectors.toSet());
        open(db, operator, given, by);
        return new Changed(given, taken, null);
    }

    /** Whoever opened an account to somebody, by a new password or without its second factor, is not who confirms it. */
    static void open(JdbcClient db, String operator, OperatorCaller by) {
        open(db, operator, CONFIRMED, by);
    }

    private static void open(JdbcClient db, String operator, Set<Role> which, OperatorCaller by) {
        db.sql(
                        """
                        update operator_role
                        set opened_at = now(), opened_by = ?, confirmed_at = null, confirmed_by = null
                        where operator = ? and role = any(?)
                        """)
                .params(
                        by.stampedAs(),
                        operator,
                        which.stream()
                                .filter(CONFIRMED::contains)
                                .map(Role::name)
                                .toArray(String[]::new))
                .update();
    }

    /**
     * Confirms that an account is hers whose name it has, after speaking to her.
     *
     * @return false when nothing waits to be confirmed, or this is her own account or one that the same operator opened
     */
    @Transactional
    @Allowed({Role.ADMINISTRATOR, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER})
    public boolean confirm(String operator, OperatorCaller by) {
        return db.sql(
                                """
                                update operator_role set confirmed_at = now(), confirmed_by = :by
                                where operator = :operator and opened_at is not null and confirmed_at is null
                                  and opened_by <> :by and operator <> :name
                                """)
                        .param("by", by.stampedAs())
                        .param("operator", operator)
                        .param("name", by.name())
                        .update()
                > 0;
    }
}

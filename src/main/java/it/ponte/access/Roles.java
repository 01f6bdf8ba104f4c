package it.ponte.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may do what. A token never gains or keeps rights that its owner had not when she made it, so every change ends it; a
 * taken role ends her sessions too. Somebody can always say who may sign in: the last administrator stays.
 */
@Repository
public class Roles {
    private final JdbcClient db;

    Roles(JdbcClient db) {
        this.db = db;
    }

    /** The roles of this account, as they were given; one that waits to be confirmed too. */
    public Set<Role> of(String operator) {
        return db.sql("select role from operator_role where operator = ?")
                .param(operator)
                .query((row, i) -> Role.valueOf(row.getString(1)))
                .set();
    }

    /** The roles of this account that count today, see {@link Appointments}. */
    public Set<Role> counting(String operator) {
        return db.sql("select " + Appointments.COUNTS + " from operator_role r where operator = ?")
                .param(operator)
                .query((row, i) -> Role.valueOf(row.getString(1)))
                .set();
    }

    /**
     * Gives a role to an account that exists.
     *
     * @param by the stamp of whoever gives it
     * @return false when she has it already, or there is no such account
     */
    @Transactional
    public boolean give(String operator, Role role, String by) {
        int given = db.sql(
                        """
                        insert into operator_role (operator, role, given_by)
                        select name, ?, ? from operator where name = ? and removed_at is null
                        on conflict do nothing
                        """)
                .params(role.name(), by, operator)
                .update();
        endTokens(operator, given, false);
        return given == 1;
    }

    /**
     * Takes a role away.
     *
     * @return false when she has it not, or is the last administrator
     */
    @Transactional
    public boolean take(String operator, Role role) {
        if (role == Role.ADMINISTRATOR && isLastAdministrator(operator)) {
            return false;
        }
        int taken = db.sql("delete from operator_role where operator = ? and role = ?")
                .params(operator, role.name())
                .update();
        endTokens(operator, taken, true);
        return taken == 1;
    }

    /** Leaves an account exactly these roles: what the identity provider says of somebody who signs in there. */
    @Transactional
    public void set(String operator, Collection<Role> wanted, String by) {
        Set<Role> held = of(operator);
        held.stream().filter(role -> !wanted.contains(role)).forEach(role -> {
            int taken = db.sql("delete from operator_role where operator = ? and role = ?")
                    .params(operator, role.name())
                    .update();
            endTokens(operator, taken, true);
        });
        wanted.stream().filter(role -> !held.contains(role)).forEach(role -> give(operator, role, by));
    }

    /** Whether nobody else could say who may sign in; holds the administrators' rows until the transaction ends. */
    boolean isLastAdministrator(String operator) {
        List<String> administrators = db.sql(
                        """
                        select operator from operator_role where role = 'ADMINISTRATOR' order by operator for update
                        """)
                .query(String.class)
                .list();
        return administrators.equals(List.of(operator));
    }

    private void endTokens(String operator, int changes, boolean sessionsToo) {
        if (changes > 0) {
            db.sql("update operator set token_sha256 = null, round = round + ? where name = ?")
                    .params(sessionsToo ? 1 : 0, operator)
                    .update();
        }
    }

    /** The role of this name, if there is one; forms send names. */
    public static Optional<Role> named(String name) {
        return List.of(Role.values()).stream()
                .filter(role -> role.name().equals(name))
                .findAny();
    }

    /** The roles as one text, {@code ADMINISTRATOR,OPERATOR}, in a row of accounts. */
    static Set<Role> read(String names) {
        return names == null
                ? Set.of()
                : List.of(names.split(",")).stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}

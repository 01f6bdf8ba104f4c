package it.ponte.access;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The accounts as whoever looks after them sees them: all of them, from outside too, and removed ones. */
@Repository
public class Accounts {
    private final JdbcClient db;
    private final Operators operators;
    private final Roles roles;

    Accounts(JdbcClient db, Operators operators, Roles roles) {
        this.db = db;
        this.operators = operators;
        this.roles = roles;
    }

    /**
     * An account in a list.
     *
     * @param mustChange true while the one-time password was not replaced
     * @param hasToken true while a personal token opens the REST face
     * @param external true when an identity provider vouches for her: she has no password here, and her roles come from it
     * @param openedBy who gave a role or opened the account so that somebody else must confirm it; null when nothing waits
     * @param roles as they were given, see {@link Appointments}
     * @param removedAt when it was removed, null while somebody may sign in with it
     */
    public record Account(
            String name,
            Instant madeAt,
            boolean mustChange,
            boolean hasToken,
            boolean external,
            boolean hasSecondFactor,
            Instant removedAt,
            Set<Role> roles,
            String openedBy) {}

    /** All accounts by name, those that were removed at the end. */
    public List<Account> all() {
        return db.sql(
                        """
                        select name, made_at, must_change, token_sha256 is not null and token_until > now(), subject is not null,
                            exists (select 1 from second_factor s where s.operator = name), removed_at,
                            (select string_agg(role, ',') from operator_role r where r.operator = name),
                            (select max(opened_by) from operator_role r
                             where r.operator = name and r.opened_at is not null and r.confirmed_at is null)
                        from operator order by removed_at is not null, name
                        """)
                .query((row, i) -> new Account(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getTimestamp(7) == null ? null : row.getTimestamp(7).toInstant(),
                        Roles.read(row.getString(8)),
                        row.getString(9)))
                .list();
    }

    /**
     * The account of somebody for whom an identity provider vouches, made at her first coming; her roles are those that it
     * says, no more and no less.
     *
     * @param subject issuer and subject: who she is, whatever she is called
     * @param name what she would be called here
     * @return empty when the account was removed, or the name belongs to somebody else
     */
    @Transactional
    public Optional<Operator> external(String subject, String name, Set<Role> saidRoles) {
        operators.insert(name, Operators.NO_PASSWORD, false, subject);
        operators.external(subject).ifPresent(account -> roles.set(account.name(), saidRoles, "hub"));
        return operators.external(subject);
    }

    /**
     * Removes an account: nobody signs in with it again, and nobody else gets its name.
     *
     * @return false when there is none, or it is the last administrator's
     */
    @Transactional
    @Allowed(Role.ADMINISTRATOR)
    public boolean remove(String name, OperatorCaller by) {
        if (roles.isLastAdministrator(name)) {
            return false;
        }
        db.sql("delete from operator_role where operator = ?").param(name).update();
        db.sql("delete from second_factor where operator = ?").param(name).update();
        db.sql("delete from recovery_code where operator = ?").param(name).update();
        return db.sql(
                                """
                                update operator set password_hash = ?, token_sha256 = null, round = round + 1,
                                    removed_at = now(), removed_by = ?
                                where name = ? and removed_at is null
                                """)
                        .params(Operators.NO_PASSWORD, by.stampedAs(), name)
                        .update()
                == 1;
    }
}

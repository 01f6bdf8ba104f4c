package it.ponte;

import it.ponte.access.Absences;
import it.ponte.access.Apart;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.HubId;
import it.ponte.access.Keys;
import it.ponte.access.Role;
import it.ponte.access.Vault;
import it.ponte.beneficiary.ProtectedPeople;
import it.ponte.beneficiary.ProtectedRecords;
import it.ponte.beneficiary.Queues;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.embedded.TestPostgres;
import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real, migrated database for tests of stores: one server for the whole run; {@link #clean()} empties all tables. */
public final class TestDatabase {
    private TestDatabase() {}

    public static JdbcClient client() {
        return JdbcClient.create(TestPostgres.dataSource());
    }

    public static JdbcTemplate template() {
        return new JdbcTemplate(TestPostgres.dataSource());
    }

    public static PlatformTransactionManager transactions() {
        return new JdbcTransactionManager(TestPostgres.dataSource());
    }

    /** Runs something in one transaction, as a stage does. */
    public static TransactionTemplate transaction() {
        return new TransactionTemplate(transactions());
    }

    public static Vault vault() {
        return Keys.in(TestFolder.of("keys"));
    }

    public static Vault protectedVault() {
        vault();
        return Keys.protectedIn(TestFolder.of("keys"));
    }

    /** What is looked at and changed is written there. */
    public static Audit audit() {
        return new Audit(client(), vault(), new HubId(TestFolder.of("data")), Clock.systemUTC());
    }

    /** The way to what is kept of protected people. */
    public static Apart apart() {
        return new Apart(client(), transactions());
    }

    public static ProtectedRecords protectedRecords() {
        return new ProtectedRecords(client(), apart(), protectedVault());
    }

    public static ProtectedPeople protectedPeople() {
        return new ProtectedPeople(client(), apart(), protectedVault());
    }

    /** Who follows protected people. */
    public static ReferenceOperators references() {
        return new ReferenceOperators(client(), apart(), audit(), transactions(), Clock.systemUTC());
    }

    /** Whose people a list shows. */
    public static Queues queues(Clock clock) {
        return new Queues(new Absences(client(), clock), references());
    }

    /** Makes this operator, with an account and the role, the reference operator of a service's people on record. */
    public static void follow(String partner, String operator) {
        client().sql("insert into operator (name, password_hash) values (?, 'none') on conflict do nothing")
                .param(operator)
                .update();
        client().sql(
                        """
                        insert into operator_role (operator, role, given_by) values (?, 'PROTECTED_OPERATOR', 'hub')
                        on conflict do nothing
                        """)
                .param(operator)
                .update();
        references().assign(new ReferenceOperators.Assignment(partner, operator, null, Set.of()));
    }

    /** An operator who may follow protected people. */
    public static OperatorCaller follower(String name) {
        return new OperatorCaller(name, Set.of(Role.PROTECTED_OPERATOR));
    }

    /** Does something while no transaction commits that changed this table: its last moment fails. */
    public static void refusing(String table, Runnable act) {
        TestPostgres.asOwner(
                """
                create function ponte.refuse() returns trigger language plpgsql as $$
                begin raise exception 'refused'; end $$;
                create constraint trigger refused after insert or update or delete on %s
                deferrable initially deferred for each row execute function ponte.refuse()
                """
                        .formatted(table));
        try {
            act.run();
        } finally {
            TestPostgres.asOwner("drop function ponte.refuse() cascade");
        }
    }

    public static void clean() {
        client().sql(
                        """
                        select string_agg(format('%I.%I', schemaname, tablename), ', ') from pg_tables
                        where schemaname in ('ponte', 'ponte_protected') and tablename <> 'flyway_schema_history'
                        """)
                .query(String.class)
                .optional()
                .ifPresent(TestPostgres::truncate);
    }
}

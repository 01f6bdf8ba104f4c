package it.ponte;

import it.ponte.access.Keys;
import it.ponte.access.Vault;
import it.ponte.embedded.TestPostgres;
import java.nio.file.Path;
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
        return Keys.in(Path.of("target/test-keys"));
    }

    public static void clean() {
        client().sql(
                        """
                        select string_agg(quote_ident(tablename), ', ') from pg_tables
                        where schemaname = 'ponte' and tablename <> 'flyway_schema_history'
                        """)
                .query(String.class)
                .optional()
                .ifPresent(TestPostgres::truncate);
    }
}

package it.ponte.embedded;

import com.zaxxer.hikari.HikariDataSource;
import it.ponte.TestFolder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Starts the hub's own PostgreSQL launcher once per test run, on a free port, over {@code target/test-postgres}. */
public final class TestPostgres {
    private static final DatabaseSecrets SECRETS =
            DatabaseSecrets.in(TestFolder.of("postgres-keys/database.properties"));
    private static final int PORT = FreePort.find();
    private static final Database.Embedded EMBEDDED =
            new Database.Embedded(PostgresServer.start(TestFolder.of("postgres"), PORT, SECRETS), SECRETS);
    private static final HikariDataSource DATA_SOURCE = freshSchema();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(EMBEDDED::close));
    }

    private TestPostgres() {}

    private static HikariDataSource freshSchema() {
        execute("drop schema if exists ponte_protected cascade; drop schema if exists ponte cascade");
        return new Database().dataSource(EMBEDDED, "", "", 12);
    }

    /** Connections as the hub's own role. */
    public static DataSource dataSource() {
        return DATA_SOURCE;
    }

    /** The port of the test server. */
    static int port() {
        return PORT;
    }

    /** Address with the hub's login, for a whole hub under test. */
    public static String hubUrl() {
        return EMBEDDED.server().url() + "&user=ponte_hub&password=" + SECRETS.hub();
    }

    /** Address with the owner's login. */
    public static String ownerUrl() {
        return EMBEDDED.server().url() + "&user=ponte_owner&password=" + SECRETS.owner();
    }

    /** Empties tables, those that nothing may be taken from too. */
    public static void truncate(String tables) {
        withoutGuards("truncate " + tables + " restart identity cascade");
    }

    /** Does as their owner what the tables of the audit refuse. */
    public static void withoutGuards(String sql) {
        execute(guards("disable") + sql + ";" + guards("enable"));
    }

    /** Does something as the tables' owner. */
    public static void asOwner(String sql) {
        execute(sql);
    }

    private static String guards(String verb) {
        return Stream.of("audit", "audit_link", "audit_root", "audit_alert")
                .map(table -> "alter table " + table + " " + verb + " trigger user;")
                .collect(Collectors.joining());
    }

    private static void execute(String sql) {
        try (var owner = DriverManager.getConnection(ownerUrl() + "&currentSchema=ponte");
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

package it.ponte.embedded;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The record: PostgreSQL in the process by default, or the one that {@code PONTE_DATABASE_URL} names. Migrations run as
 * the tables' owner, the hub works as a role that owns none of them.
 */
@Configuration
public class Database {

    /** The embedded server; null when an outside database is configured. */
    @Bean(destroyMethod = "close")
    Embedded embedded(
            @Value("${ponte.database.url}") String url,
            @Value("${ponte.database.port}") int port,
            @Value("${ponte.data}") Path data,
            @Value("${ponte.keys}") Path keys) {
        if (!url.isBlank()) {
            return new Embedded(null, null);
        }
        DatabaseSecrets secrets = DatabaseSecrets.in(keys.resolve("database.properties"));
        return new Embedded(PostgresServer.start(data.resolve("postgres"), port, secrets), secrets);
    }

    /** The hub's connections, over a migrated schema. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            Embedded embedded,
            @Value("${ponte.database.url}") String url,
            @Value("${ponte.database.owner-url}") String ownerUrl,
            @Value("${ponte.database.connections}") int connections) {
        boolean inside = embedded.server() != null;
        String owner = inside
                ? withLogin(
                        embedded.server().url(),
                        PostgresRoles.OWNER,
                        embedded.secrets().owner())
                : ownerUrl.isBlank() ? url : ownerUrl;
        String hub = inside
                ? withLogin(
                        embedded.server().url(),
                        PostgresRoles.HUB,
                        embedded.secrets().hub())
                : url;
        HikariDataSource pool = pool(hub, connections, "ponte,ponte_protected");
        migrate(owner, pool);
        return pool;
    }

    private static void migrate(String owner, DataSource hub) {
        try (HikariDataSource asOwner = pool(owner, 3, "ponte");
                var connection = hub.getConnection()) {
            Flyway.configure()
                    .dataSource(asOwner)
                    .schemas("ponte")
                    .createSchemas(true)
                    .placeholders(Map.of(
                            "schema", "ponte", "hub", connection.getMetaData().getUserName()))
                    .load()
                    .migrate();
        } catch (SQLException | FlywayException broken) {
            throw new IllegalStateException(
                    "the database does not answer, or is not as this hub needs it" + stateOf(broken)
                            + "; see PONTE_DATABASE_URL",
                    broken);
        }
    }

    /** The code of the innermost failure; its message may quote values. */
    private static String stateOf(Throwable failure) {
        String state = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = " (SQL state " + sql.getSQLState() + ")";
            }
        }
        return state;
    }

    private static HikariDataSource pool(String url, int connections, String schemas) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        pool.addDataSourceProperty("currentSchema", schemas);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        // The server's messages may quote the values of a row; nothing of a person may reach a log that way.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }

    private static String withLogin(String url, String user, String password) {
        return url + "&user=" + user + "&password=" + password;
    }

    /** What runs in the process, if anything does. */
    record Embedded(PostgresServer server, DatabaseSecrets secrets) implements AutoCloseable {
        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }
}

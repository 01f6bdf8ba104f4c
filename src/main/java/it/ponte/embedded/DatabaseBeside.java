package it.ponte.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of a hub, for a command that works beside it while it runs. */
public final class DatabaseBeside {
    private DatabaseBeside() {}

    /**
     * Connections with the hub's own login.
     *
     * @param url of an outside database, as the hub is told it; blank for the one in the hub's process
     * @param port of the one in the process
     * @param keys the folder of keys, which holds that one's passwords
     * @throws IllegalStateException when there is neither
     */
    public static DataSource open(String url, int port, Path keys) {
        Properties settings = new Properties();
        settings.setProperty("currentSchema", "ponte,ponte_protected");
        settings.setProperty("logServerErrorDetail", "false");
        if (url.isBlank()) {
            Path file = keys.resolve("database.properties");
            if (Files.notExists(file)) {
                throw new IllegalStateException("there is no " + file + ": set PONTE_KEYS or PONTE_DATABASE_URL");
            }
            settings.setProperty("user", PostgresRoles.HUB);
            settings.setProperty("password", DatabaseSecrets.in(file).hub());
        }
        return new DriverManagerDataSource(
                url.isBlank() ? "jdbc:postgresql://127.0.0.1:" + port + "/ponte" : url, settings);
    }
}

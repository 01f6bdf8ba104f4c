package it.ponte.embedded;

import it.ponte.TestFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** One cluster for all tests of the launcher, as making one takes seconds. */
abstract class LaunchedPostgres {
    static final Path FOLDER = TestFolder.of("launcher/postgres");
    static final DatabaseSecrets SECRETS = DatabaseSecrets.in(TestFolder.of("launcher/keys/database.properties"));

    final int port = FreePort.find();
    PostgresServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    void makeClusterOnce() {
        PostgresServer.start(FOLDER, port, SECRETS).close();
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "ponte_admin", SECRETS.admin());
    }
}

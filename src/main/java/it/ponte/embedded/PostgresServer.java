package it.ponte.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL in the hub's folder: the server's own binaries, a durable cluster (fsync on, data checksums, scram), one
 * fixed port on loopback. It outlives a hub that is killed: the next hub finds the running server and adopts it, or
 * clears away what a dead one left.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    private static final String ADMIN = "ponte_admin";
    private static final String STARTING_UP = "57P03";
    private static final String LOGIN_REFUSED = "28";
    private static final int TRIES_WHILE_STARTING = 300;
    private static final long PAUSE_MILLIS = 200;

    private final Path folder;
    private final int port;
    private final DatabaseSecrets secrets;
    private final FolderLock lock;
    private final PostgresCluster cluster;

    private PostgresServer(Path folder, int port, DatabaseSecrets secrets, FolderLock lock) throws IOException {
        this.folder = folder;
        this.port = port;
        this.secrets = secrets;
        this.lock = lock;
        this.cluster = new PostgresCluster(folder);
    }

    /**
     * Starts the server, or adopts the one that already runs over this folder.
     *
     * @param folder holds binaries, cluster and server log; made when missing
     * @param port on 127.0.0.1
     * @throws IllegalStateException when it cannot be started; says in one sentence why, or where the server's log is
     */
    public static PostgresServer start(Path folder, int port, DatabaseSecrets secrets) {
        Path log = folder.resolve("server.log");
        try {
            Files.createDirectories(folder);
            Path real = folder.toRealPath();
            FolderLock lock = FolderLock.on(real);
            try {
                PostgresServer server = new PostgresServer(real, port, secrets, lock);
                server.adoptOrRun();
                return server;
            } catch (IOException | SQLException | RuntimeException broken) {
                lock.close();
                throw broken;
            }
        } catch (IOException | SQLException broken) {
            throw new IllegalStateException("PostgreSQL could not be started; see " + log, broken);
        }
    }

    /** JDBC address of the hub's database. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/ponte?ApplicationName=ponte";
    }

    private void adoptOrRun() throws IOException, SQLException {
        cluster.makeOnce(ADMIN, secrets.admin());
        if (answers()) {
            log.info("adopted the PostgreSQL server that was still running on port {}", port);
        } else {
            cluster.clearAway();
            requireFreePort();
            cluster.run(port);
            log.info("PostgreSQL runs on port {}", port);
        }
        try (Connection connection = connect()) {
            PostgresRoles.make(connection, secrets);
        } catch (SQLException broken) {
            if (isLoginRefused(broken)) {
                throw lostPasswords(broken);
            }
            throw broken;
        }
    }

    /** True when a server over this very cluster answers; a stranger's PostgreSQL on the port is an error. */
    private boolean answers() throws IOException {
        for (int i = 0; i < TRIES_WHILE_STARTING; i++) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("show data_directory")) {
                rows.next();
                if (!cluster.isAt(Path.of(rows.getString(1)))) {
                    throw portTaken();
                }
                return true;
            } catch (SQLException silent) {
                if (isLoginRefused(silent)) {
                    throw cluster.isRunning() ? lostPasswords(silent) : portTaken();
                }
                if (!STARTING_UP.equals(silent.getSQLState())) {
                    return false;
                }
                // An orphan that replays its log after a crash: stopping it would only begin the replay again.
                pause();
            }
        }
        return false;
    }

    /** Asked before the server starts, because the server itself says it in its log only. */
    private void requireFreePort() throws IOException {
        try {
            new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})).close();
        } catch (BindException taken) {
            throw portTaken();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?loginTimeout=10&connectTimeout=5&socketTimeout=60",
                ADMIN,
                secrets.admin());
    }

    private static boolean isLoginRefused(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith(LOGIN_REFUSED);
    }

    private IllegalStateException portTaken() {
        return new IllegalStateException(
                "port " + port + " on 127.0.0.1 belongs to another program; set PONTE_DATABASE_PORT to a free one");
    }

    private IllegalStateException lostPasswords(SQLException refused) {
        return new IllegalStateException(
                "the passwords in the key folder (database.properties) are not those of the database in " + folder
                        + "; bring the key folder back",
                refused);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL was starting", stopped);
        }
    }

    /** Stops the server and waits until it is down. */
    @Override
    public void close() {
        try {
            cluster.stop();
        } catch (IOException broken) {
            log.warn("PostgreSQL could not be stopped; the next start adopts it");
        } finally {
            lock.close();
        }
    }
}

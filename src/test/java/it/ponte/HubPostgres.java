package it.ponte;

import it.ponte.embedded.DatabaseSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database server of a hub in a process of its own, with the hub's data folder and the port it listens on. */
public record HubPostgres(Path data, int port) {

    /** As the hub; can be asked while no hub lives. */
    JdbcClient client() {
        return JdbcClient.create(
                new DriverManagerDataSource(url(), "ponte_hub", secrets().hub()));
    }

    /** As the hub, over one connection that stays open: for whoever asks often and should cost the hub little. */
    public JdbcClient keptOpen() {
        return JdbcClient.create(
                new SingleConnectionDataSource(url(), "ponte_hub", secrets().hub(), true));
    }

    /** As the owner of the tables, who may make others. */
    public DataSource asOwner() {
        return new DriverManagerDataSource(url(), "ponte_owner", secrets().owner());
    }

    private DatabaseSecrets secrets() {
        return DatabaseSecrets.in(data.resolve("keys/database.properties"));
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/ponte?currentSchema=ponte";
    }

    /** The server's process number, as it noted it itself; null when none runs. */
    public Long pid() throws IOException {
        Path pidFile = data.resolve("postgres/cluster/postmaster.pid");
        return Files.exists(pidFile)
                ? Long.valueOf(Files.readAllLines(pidFile).get(0).strip())
                : null;
    }
}

package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresServerTest extends LaunchedPostgres {

    @Test
    void aPortTakenByAStrangerIsSaidInOneSentence() throws Exception {
        makeClusterOnce();
        try (ServerSocket stranger = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
            Thread rude = new Thread(() -> hangUpOnEverybody(stranger));
            rude.start();
            assertThatThrownBy(() -> PostgresServer.start(FOLDER, port, SECRETS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("port " + port
                            + " on 127.0.0.1 belongs to another program; set PONTE_DATABASE_PORT to a free one");
        }
    }

    @Test
    void anotherPostgresOnThePortIsAStrangerToo() {
        int taken = TestPostgres.port();

        assertThatThrownBy(() -> PostgresServer.start(FOLDER, taken, SECRETS))
                .hasMessageStartingWith("port " + taken + " on 127.0.0.1 belongs to another program");
    }

    @Test
    void aSecondHubOverTheSameFolderIsRefused() {
        server = PostgresServer.start(FOLDER, port, SECRETS);

        assertThatThrownBy(() -> PostgresServer.start(FOLDER, port, SECRETS))
                .hasMessageStartingWith("another hub already runs over ");
        assertThat(server.url()).contains(":" + port + "/ponte");
    }

    @Test
    void passwordsThatDoNotFitTheDatabaseAreSaidInOneSentence() throws Exception {
        makeClusterOnce();
        DatabaseSecrets others = new DatabaseSecrets("other", "other", "other");

        assertThatThrownBy(() -> PostgresServer.start(FOLDER, port, others))
                .hasMessageContaining("bring the key folder back");

        server = PostgresServer.start(FOLDER, port, SECRETS);
        assertThat(ask("select 1")).isEqualTo("1");
    }

    @Test
    void whatIsAcknowledgedIsOnTheDiskAndOnlyPasswordsOpen() throws Exception {
        server = PostgresServer.start(FOLDER, port, SECRETS);

        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertThat(ask("show " + setting)).as(setting).isEqualTo("on");
        }
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        assertThatThrownBy(() -> DriverManager.getConnection(server.url() + "&user=ponte_hub&password=wrong")
                        .close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void theHubIsNoSuperuserAndOwnsNothing() {
        assertThat(TestDatabase.client()
                        .sql(
                                """
                                select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                                from pg_roles where rolname = current_user
                                """)
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(TestDatabase.client()
                        .sql("select count(*) from pg_class where relowner = current_user::regrole")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatThrownBy(() ->
                        TestDatabase.client().sql("create table mine (n int)").update())
                .rootCause()
                .hasMessageContaining("permission denied for schema ponte");
    }

    private static void hangUpOnEverybody(ServerSocket socket) {
        try {
            while (true) {
                socket.accept().close();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }
}

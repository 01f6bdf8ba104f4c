package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static it.ponte.OwnServerHome.arrived;
import static it.ponte.OwnServerHome.file;
import static it.ponte.OwnServerHome.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Files are fetched from a partner's own FTPS server, and answered there, over encrypted connections only. */
class OwnFtpsServerTest {
    private static OwnFtpsServer server;
    private static HubOverTestDatabase hub;

    @BeforeAll
    static void start() throws Exception {
        TestDatabase.clean();
        Path target = Path.of("target/own-ftps").toAbsolutePath();
        OwnServerHome home = new OwnServerHome(target.resolve("home"));
        FileSystemUtils.deleteRecursively(target.resolve("server"));
        server = new OwnFtpsServer(target.resolve("server"), "uno", "due", "falso", "estraneo");
        String at = "protocol: ftps\nhost: 127.0.0.1\nport: " + server.port()
                + "\ndirectory: dati/uscita\nmoveTo: dati/presi\nreceiptsTo: ricevute\npasswordEnv: FTPS_PROVA\n";
        Path certificates = Files.createDirectories(home.path().resolve("config/certificates"));
        Files.writeString(certificates.resolve("servizio.pem"), server.pem());
        home.with("uno", at + "user: uno\ncertificateSha256: \"" + server.fingerprint() + "\"")
                .with("due", at + "user: due\ncertificateAuthority: servizio.pem")
                .with("falso", at + "user: falso\ncertificateSha256: " + "ab".repeat(32));
        for (String user : List.of("uno", "due", "falso")) {
            for (String folder : List.of("dati/uscita", "dati/presi", "ricevute")) {
                server.folder(user, folder);
            }
        }
        hub = new HubOverTestDatabase(
                home.path(),
                target.resolve("data"),
                target.resolve("keys"),
                "--ponte.sftp.port=" + HubUnderTest.freePort(),
                "--ponte.intake.max-bytes=200000",
                "--logging.level.org.apache.ftpserver=off",
                "--FTPS_PROVA=" + OwnFtpsServer.PASSWORD);
    }

    @AfterAll
    static void stop() {
        hub.close();
        server.close();
    }

    @Test
    void aFileIsFetchedMovedAndAnsweredOverEncryptedConnectionsOnly() throws Exception {
        put(server.folder("uno", "dati/uscita").resolve("casi.csv"), file(4));
        put(server.folder("due", "dati/uscita").resolve("casi.csv"), file(5));

        assertThat(arrived(server.folder("uno", "ricevute").resolve("casi.csv.receipt.csv"))
                        .lines())
                .hasSize(5);
        assertThat(arrived(server.folder("due", "ricevute").resolve("casi.csv.receipt.csv"))
                        .lines())
                .hasSize(6);
        arrived(server.folder("uno", "dati/presi").resolve("casi.csv"));
        assertThat(server.folder("uno", "dati/uscita").resolve("casi.csv")).doesNotExist();
        assertThat(server.events)
                .contains("login uno over TLS", "download uno over TLS", "upload uno over TLS", "download due over TLS")
                .noneMatch(event -> event.endsWith("in clear"));
        assertThat(TestDatabase.client()
                        .sql("select distinct channel from envelope")
                        .query(String.class)
                        .list())
                .containsExactly("ftps-fetched");
    }

    @Test
    void aServerWithAnotherCertificateThanThePinnedOneIsNotGivenAPasswordAndIsTold() {
        eventually(() -> hub.status().contains("\"sources\":\"FAILING\""));

        assertThat(server.events).noneMatch(event -> event.contains(" falso "));
    }

    @Test
    void aConnectionThatEndsInTheMiddleIsNotTakenForTheEndOfTheFile() throws Exception {
        byte[] content = file(60);
        server.breaksOff("spezzato.csv", Arrays.copyOf(content, content.length / 2));
        put(server.folder("uno", "dati/uscita").resolve("spezzato.csv"), content);

        assertThat(arrived(server.folder("uno", "ricevute").resolve("spezzato.csv.receipt.csv"))
                        .lines())
                .hasSize(61);
        assertThat(lines()).contains(60).noneMatch(lines -> lines > 20 && lines < 60);
    }

    @Test
    void aFileOverTheLimitIsRefusedAndTheNextOneIsReadAllTheSame() throws Exception {
        put(server.folder("uno", "dati/uscita").resolve("enorme.csv"), new byte[20_000_000]);
        put(server.folder("uno", "dati/uscita").resolve("seguente.csv"), file(6));

        assertThat(arrived(server.folder("uno", "ricevute").resolve("enorme.csv.receipt.csv")))
                .contains("TOO_LARGE");
        arrived(server.folder("uno", "ricevute").resolve("seguente.csv.receipt.csv"));
        arrived(server.folder("uno", "dati/presi").resolve("enorme.csv"));
    }

    private static List<Integer> lines() {
        return TestDatabase.client()
                .sql("select lines from envelope where partner = 'uno'")
                .query(Integer.class)
                .list();
    }
}

package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static it.ponte.OwnServerHome.arrived;
import static it.ponte.OwnServerHome.count;
import static it.ponte.OwnServerHome.file;
import static it.ponte.OwnServerHome.put;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.PartnerKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.util.FileSystemUtils;

/** Two hubs over one database are one hub: each file is taken once, by whichever of them lives. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoHubsTest {
    private static final String DROPPER = "servizi-sociali-valmora";

    private static OwnSftpServer server;
    private static HubOverTestDatabase first;
    private static HubOverTestDatabase second;
    private static int dropBox;
    private static Path out;
    private static Path taken;
    private static Path receipts;

    @BeforeAll
    static void start() throws Exception {
        TestDatabase.clean();
        Path target = Path.of("target/two-hubs").toAbsolutePath();
        FileSystemUtils.deleteRecursively(target.resolve("server"));
        server = new OwnSftpServer(target.resolve("server"));
        OwnServerHome home = new OwnServerHome(target.resolve("home"))
                .with(
                        "uno",
                        "host: 127.0.0.1\nport: " + server.port() + "\nuser: uno\nhostKey: " + server.hostKey()
                                + "\npasswordEnv: SFTP_UNO\ndirectory: uscita\nmoveTo: presi\nreceiptsTo: ricevute");
        out = server.folder("uno", "uscita");
        taken = server.folder("uno", "presi");
        receipts = server.folder("uno", "ricevute");
        dropBox = HubUnderTest.freePort();
        first = hub(home, target, "first", "");
        second = hub(home, target, "second", "127.0.0.1");
    }

    private static HubOverTestDatabase hub(OwnServerHome home, Path target, String name, String owner)
            throws Exception {
        return new HubOverTestDatabase(
                home.path(),
                target.resolve(name),
                target.resolve("keys"),
                "--ponte.sftp.port=" + dropBox,
                "--ponte.sftp.owner=" + owner,
                "--SFTP_UNO=" + OwnSftpServer.PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        first.close();
        second.close();
        server.close();
    }

    @Test
    @Order(1)
    void eachFileIsTakenOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            put(out.resolve("casi-" + i + ".csv"), file(2));
        }

        eventually(() -> envelopes("settled = lines") == 30);
        for (int i = 0; i < 30; i++) {
            arrived(receipts.resolve("casi-" + i + ".csv.receipt.csv"));
        }
        assertThat(count(out)).isZero();
        assertThat(count(taken)).isEqualTo(30);
        assertThat(envelopes("true")).isEqualTo(30);
        assertThat(server.opened.stream()
                        .filter(name -> name.startsWith("casi-") && name.endsWith(".csv"))
                        .filter(name -> !name.contains("receipt")))
                .as("read once each")
                .hasSize(30);
    }

    @Test
    @Order(2)
    void aHubThatLostTheFolderWhileItReadLeavesTheFileToTheOther() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        server.whenRead("lento.csv", (session, offset) -> {
            if (offset == 0 && reads.incrementAndGet() == 1) {
                TestDatabase.client()
                        .sql("update lease set holder = 'another', fence = fence + 1,"
                                + " held_until = now() + interval '8 seconds' where name = 'files of uno'")
                        .update();
            }
        });
        put(out.resolve("lento.csv"), file(41));

        eventually(() -> envelopes("lines = 41") == 1);
        Thread.sleep(3000);
        assertThat(out.resolve("lento.csv"))
                .as("kept, but another's to take away")
                .exists();

        arrived(taken.resolve("lento.csv"));
        assertThat(reads.get()).as("read again under the new lease").isGreaterThan(1);
        assertThat(envelopes("lines = 41")).isOne();
    }

    @Test
    @Order(3)
    void whatIsSentAgainIsSaidToBeUnchangedAndANewVersionUnderTheSameNameIsANewMessage() throws Exception {
        byte[] content = file(2);
        Instant written = Instant.now().minusSeconds(600);
        put(out.resolve("ripetuto.csv"), content, written);
        Path receipt = receipts.resolve("ripetuto.csv.receipt.csv");
        assertThat(arrived(receipt)).contains(";recorded;").doesNotContain("unchanged");
        long before = envelopes("true");

        Files.delete(receipt);
        put(out.resolve("ripetuto.csv"), content, written);
        assertThat(arrived(receipt))
                .as("the very same delivery has its receipt again")
                .contains(";recorded;");
        assertThat(envelopes("true")).isEqualTo(before);

        Files.delete(receipt);
        put(out.resolve("ripetuto.csv"), content, written.plusSeconds(60));
        assertThat(arrived(receipt).lines().skip(1)).hasSize(2).allMatch(line -> line.contains(";unchanged;"));

        Files.delete(receipt);
        put(out.resolve("ripetuto.csv"), file(3), written.plusSeconds(120));
        assertThat(arrived(receipt).lines().skip(1)).hasSize(3).allMatch(line -> line.contains(";recorded;"));
        assertThat(envelopes("true")).isEqualTo(before + 2);
    }

    @Test
    @Order(4)
    void theSecondHubUsesTheDropBoxOfTheFirstAndTakesOverWhenItEnds() throws Exception {
        String key = first.bean(PartnerKeys.class).renew(DROPPER);
        try (DropBoxClient partner = new DropBoxClient(dropBox, DROPPER, key)) {
            partner.put("a.csv", file(1));
            eventually(() -> partner.find("out/a.csv.receipt.csv"));
            assertThat(partner.list("out")).containsExactly("a.csv.receipt.csv");
        }

        first.close();
        put(out.resolve("dopo.csv"), file(42));

        arrived(receipts.resolve("dopo.csv.receipt.csv"));
        assertThat(envelopes("lines = 42")).isOne();
        assertThat(second.status()).contains("\"status\":200");
    }

    private static long envelopes(String condition) {
        return TestDatabase.client()
                .sql("select count(*) from envelope where partner = 'uno' and " + condition)
                .query(Long.class)
                .single();
    }
}

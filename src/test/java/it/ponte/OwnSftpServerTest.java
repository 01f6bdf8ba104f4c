package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static it.ponte.OwnServerHome.arrived;
import static it.ponte.OwnServerHome.count;
import static it.ponte.OwnServerHome.file;
import static it.ponte.OwnServerHome.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Files are fetched from a partner's own SFTP server, and answered there; what is wrong with one holds back no other. */
class OwnSftpServerTest {
    private static OwnSftpServer server;
    private static HubOverTestDatabase hub;
    private static Path out;
    private static Path taken;
    private static Path receipts;

    @BeforeAll
    static void start() throws Exception {
        TestDatabase.clean();
        Path target = Path.of("target/own-sftp").toAbsolutePath();
        FileSystemUtils.deleteRecursively(target.resolve("server"));
        server = new OwnSftpServer(target.resolve("server"));
        hub = FourSftpPartners.of(server, target);
        out = server.folder("uno", "uscita");
        taken = server.folder("uno", "presi/ponte");
        receipts = server.folder("uno", "ricevute");
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        server.close();
    }

    @Test
    void aFileIsFetchedMovedAndAnsweredInTheFolderForReceipts() throws Exception {
        put(out.resolve("casi.csv"), file(3));

        assertThat(arrived(receipts.resolve("casi.csv.receipt.csv")).lines().skip(1))
                .hasSize(3)
                .allMatch(line -> line.contains(";recorded;R-"));
        assertThat(taken.resolve("casi.csv")).exists();
        assertThat(out.resolve("casi.csv")).doesNotExist();
        assertThat(count(receipts)).as("nothing half-written").isPositive();
        assertThat(channelsOf("uno")).containsOnly("sftp-fetched");
    }

    @Test
    void theHubEntersWithAKeyOfAFileOrOfASettingAndWhoGaveNoFolderGetsNoReceipt() throws Exception {
        put(server.folder("due", "uscita").resolve("casi.csv"), file(1));
        put(server.folder("tre", "uscita").resolve("casi.csv"), file(1));

        arrived(server.folder("tre", "ricevute/ponte").resolve("casi.csv.receipt.csv"));
        arrived(server.folder("due", "presi/ponte").resolve("casi.csv"));
        eventually(() -> envelopes("due", "completed_at is not null") == 1);
        assertThat(channelsOf("due")).containsExactly("sftp-fetched-unanswered");
        assertThat(envelopes("due", "receipt_written_at is not null")).isZero();
        assertThat(eventually(() -> TestDatabase.client()
                                .sql("select count(*) from work where stage = 'RECEIPT'")
                                .query(Long.class)
                                .single()
                        == 0))
                .isTrue();
    }

    @Test
    void aServerWithAnotherKeyThanThePinnedOneIsNotGivenAPasswordAndIsTold() throws Exception {
        put(server.folder("falso", "uscita").resolve("casi.csv"), file(1));

        eventually(() -> hub.status().contains("\"sources\":\"FAILING\""));

        assertThat(server.signedIn).doesNotContain("falso");
        assertThat(server.folder("falso", "uscita").resolve("casi.csv")).exists();
    }

    @Test
    void aConnectionThatDropsInTheMiddleLeavesNothingHalfKept() throws Exception {
        byte[] content = file(600);
        AtomicInteger drops = new AtomicInteger();
        server.whenRead("lungo.csv", (session, offset) -> {
            if (offset > content.length / 2 && drops.incrementAndGet() == 1) {
                session.close(true);
            }
        });
        put(out.resolve("lungo.csv"), content);

        assertThat(arrived(receipts.resolve("lungo.csv.receipt.csv")).lines().skip(1))
                .hasSize(600);
        assertThat(drops.get()).isPositive();
        assertThat(envelopes("uno", "lines = 600")).isOne();
        assertThat(envelopes("uno", "lines between 100 and 599")).isZero();
    }

    @Test
    void aFileThatGoesBetweenListingAndReadingIsNobodysFault() throws Exception {
        server.whenOpened("sparito.csv", (session, offset) -> Files.deleteIfExists(out.resolve("sparito.csv")));
        put(out.resolve("sparito.csv"), file(7), Instant.now().minusSeconds(60));
        put(out.resolve("resta.csv"), file(8));

        arrived(receipts.resolve("resta.csv.receipt.csv"));
        assertThat(server.opened).contains("sparito.csv");
        assertThat(envelopes("uno", "lines = 8")).isOne();
    }

    @Test
    void aVersionThatReplacesTheFileWhileItIsReadIsNotTakenAwayUnread() throws Exception {
        byte[] second = file(12);
        AtomicInteger reads = new AtomicInteger();
        server.whenRead("cambiato.csv", (session, offset) -> {
            if (reads.incrementAndGet() == 1) {
                put(out.resolve("cambiato.csv"), second);
            }
        });
        put(out.resolve("cambiato.csv"), file(11), Instant.now().minusSeconds(60));

        arrived(taken.resolve("cambiato.csv"));
        assertThat(taken.resolve("cambiato.csv")).hasBinaryContent(second);
        assertThat(envelopes("uno", "lines = 11")).isOne();
        assertThat(envelopes("uno", "lines = 12")).isOne();
    }

    @Test
    void aNameThatAClientCouldTakeForManyIsNeverAskedFor() throws Exception {
        put(out.resolve("*"), file(9));
        put(out.resolve("riga\nnuova.csv"), file(9));
        put(out.resolve("sano.csv"), file(9));

        arrived(receipts.resolve("sano.csv.receipt.csv"));
        assertThat(out.resolve("*")).exists();
        assertThat(out.resolve("riga\nnuova.csv")).exists();
        assertThat(envelopes("uno", "lines = 9")).isOne();
    }

    @Test
    void aFileOverTheLimitIsRefusedWithoutBeingRead() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        server.whenRead("enorme.csv", (session, offset) -> reads.incrementAndGet());
        put(out.resolve("enorme.csv"), new byte[5_000_000]);

        assertThat(arrived(receipts.resolve("enorme.csv.receipt.csv"))).contains("TOO_LARGE");
        arrived(taken.resolve("enorme.csv"));
        assertThat(reads.get() * 32_768L).isLessThan(2_500_000);
    }

    @Test
    void manyFilesThatCannotBeReadHoldBackNoOtherAndAreNotAskedForAllTheTime() throws Exception {
        for (int i = 0; i < 25; i++) {
            String name = "rotto-" + i + ".csv";
            server.whenOpened(name, (session, offset) -> {
                throw new java.nio.file.AccessDeniedException(name);
            });
            put(out.resolve(name), file(1), Instant.now().minusSeconds(3600));
        }
        put(out.resolve("buono.csv"), file(10));

        arrived(receipts.resolve("buono.csv.receipt.csv"));
        long asked = server.opened.stream().filter("rotto-3.csv"::equals).count();
        Thread.sleep(20_000);
        long askedLater = server.opened.stream().filter("rotto-3.csv"::equals).count();
        assertThat(askedLater - asked).as("in ten polls").isLessThan(5);
    }

    private static long envelopes(String partner, String condition) {
        return TestDatabase.client()
                .sql("select count(*) from envelope where partner = ? and " + condition)
                .param(partner)
                .query(Long.class)
                .single();
    }

    private static List<String> channelsOf(String partner) {
        return TestDatabase.client()
                .sql("select distinct channel from envelope where partner = ?")
                .param(partner)
                .query(String.class)
                .list();
    }
}

package it.ponte.access;

import static it.ponte.access.AuditUnderTest.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditSealerTest {
    @TempDir
    private Path data;

    @TempDir
    private Path other;

    private AuditUnderTest under;

    @BeforeEach
    @AfterEach
    void empty() {
        TestDatabase.clean();
        under = new AuditUnderTest(data);
    }

    @Test
    void aRowThatCommitsLateUnderALowerIdIsSealedOnceWithoutAnybodyNoticing() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch sealed = new CountDownLatch(1);
        ExecutorService slow = Executors.newSingleThreadExecutor();
        Future<?> late = slow.submit(() -> TestDatabase.transaction().executeWithoutResult(tx -> {
            under.audit.changed(ADA, "line.corrected", "E-1");
            written.countDown();
            await(sealed);
        }));
        written.await();
        AuditSealer sealer = under.sealer();
        under.audit.read(ADA, "beneficiary.opened", "B-1");
        assertThat(sealer.seal()).isEqualTo(1);
        sealed.countDown();
        late.get();
        slow.shutdown();

        assertThat(sealer.seal()).isEqualTo(1);
        assertThat(sealer.seal()).isZero();
        assertThat(under.db
                        .sql("select a.about from audit_link l join audit a on a.id = l.audit order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("B-1", "E-1");
        assertThat(under.findings()).isEmpty();
    }

    @Test
    void manyBatchesAreOneChain() {
        under.audit.read(
                ADA,
                "beneficiary.listed",
                IntStream.range(0, 2500).mapToObj(i -> "B-" + i).toList());

        assertThat(under.sealer().seal()).isEqualTo(2500);
        assertThat(under.count("audit_root")).isEqualTo(3);
        assertThat(under.count("audit_unsealed")).isZero();
        assertThat(under.findings()).isEmpty();
    }

    @Test
    void aRestartGoesOnWithTheChain() {
        under.opened(2);
        AuditUnderTest restarted = new AuditUnderTest(data);
        restarted.opened(1);

        assertThat(under.db
                        .sql("select count(distinct chain) from audit_link")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(restarted.look(under.roots).sealed()).isEqualTo(3);
        assertThat(restarted.findings()).isEmpty();
    }

    @Test
    void eachHubHasAChainOfItsOwnAndTakesOverWhatAnotherLeftBehind() {
        AuditUnderTest second = new AuditUnderTest(other);
        under.audit.read(ADA, "beneficiary.opened", "B-1");
        second.audit.read(ADA, "beneficiary.opened", "B-2");

        assertThat(second.sealer().seal()).as("its own").isEqualTo(1);
        second.clock.forward(Duration.ofMinutes(11));
        assertThat(second.sealer().seal()).as("what the other left").isEqualTo(1);
        assertThat(under.sealer().seal()).isZero();
        under.opened(1);

        AuditReport report = under.look(under.roots, second.roots);
        assertThat(report.findings()).isEmpty();
        assertThat(report.chains()).isEqualTo(2);
        assertThat(under.look(under.roots).unwitnessed()).containsExactly(second.hub.value());
    }

    @Test
    void twoHubsThatSealAtOnceSealNothingTwice() throws Exception {
        AuditUnderTest second = new AuditUnderTest(other);
        List<String> codes = IntStream.range(0, 3000).mapToObj(i -> "B-" + i).toList();
        under.audit.read(ADA, "beneficiary.listed", codes);
        second.audit.read(ADA, "beneficiary.listed", codes);
        under.clock.forward(Duration.ofMinutes(11));
        second.clock.forward(Duration.ofMinutes(11));
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Future<Integer>> sealing = both.invokeAll(
                List.of(() -> under.sealer().seal(), () -> second.sealer().seal()));
        for (Future<Integer> one : sealing) {
            one.get();
        }
        both.shutdown();
        under.sealer().seal();
        second.sealer().seal();

        AuditReport report = under.look(under.roots, second.roots);
        assertThat(report.findings()).isEmpty();
        assertThat(report.sealed()).isEqualTo(6000);
    }

    @Test
    void aRootThatACrashKeptOutOfTheFileIsPutThereTheNextTime() throws IOException {
        under.opened(2);
        String whole = Files.readString(under.roots);
        Files.writeString(under.roots, whole.substring(0, 40));

        under.opened(1);

        assertThat(Files.readString(under.roots)).startsWith(whole).hasLineCount(2);
        assertThat(under.findings()).isEmpty();
    }

    @Test
    void aChainThatIsShorterThanItsFileIsNotGoneOnWith() {
        under.opened(2);
        under.opened(2);
        under.tamper(
                """
                delete from audit where id > 2; delete from audit_link where seq > 2; delete from audit_root where seq > 2
                """);

        under.opened(2);
        under.clock.forward(Duration.ofMinutes(11));
        under.sealer().seal();

        assertThat(under.db
                        .sql("select count(distinct chain) from audit_link")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(AuditFinding.Kind.TAIL_CUT);
        assertThat(under.alerts.since(under.clock.instant().minus(Duration.ofHours(1)), 10))
                .extracting(AuditAlerts.Alert::kind)
                .containsExactly(AuditAlerts.Kind.CHAIN_BROKEN);
    }

    @Test
    void theFileIsOnlyEverAddedTo() throws IOException {
        Files.createDirectories(under.roots.getParent());
        Files.writeString(under.roots, "", StandardOpenOption.CREATE);
        under.opened(1);
        String first = Files.readString(under.roots);
        under.opened(1);

        assertThat(Files.readString(under.roots)).startsWith(first).hasLineCount(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

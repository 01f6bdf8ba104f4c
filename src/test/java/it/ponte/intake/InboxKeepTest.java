package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.access.PublicCode;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxKeepTest {
    private final Worklist worklist = new Worklist(TestDatabase.client(), TestDatabase.transactions());
    private final Inbox inbox = TestInbox.inbox(worklist);

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void aKeptMessageIsAnEnvelopeWithItsLinesAndItsFactsAsTheyCame() {
        Envelope kept = inbox.keep(Delivery.of("Anna;1", "Bruno;2").named("casi di Anna Rossi.csv"));

        assertThat(PublicCode.ENVELOPE.matches(kept.code())).isTrue();
        assertThat(kept.partner()).isEqualTo("servizi-sociali-valmora");
        assertThat(kept.fileName().reveal()).isEqualTo("casi di Anna Rossi.csv");
        assertThat(kept.asOf()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(kept.lines()).isEqualTo(2);
        assertThat(kept.isSettled()).isFalse();
        assertThat(kept.refusal()).isNull();
        assertThat(inbox.get(kept.id())).isEqualTo(kept);
        assertThat(waiting(kept, 1, 99)).containsExactly("2 Anna;1", "3 Bruno;2");
    }

    @Test
    void aMessageIsClosedWhetherItWasKeptOrNot() {
        Delivery kept = Delivery.of("Anna;1");
        Delivery again = Delivery.of("Anna;1");
        Delivery broken = Delivery.of(
                Stream.<Line>generate(() -> {
                            throw new UncheckedIOException(new IOException("connection reset"));
                        })
                        .iterator(),
                "broken");

        inbox.keep(kept);
        inbox.keep(again);
        assertThatThrownBy(() -> inbox.keep(broken)).isInstanceOf(UncheckedIOException.class);

        assertThat(List.of(kept, again, broken)).allMatch(Delivery::isClosed);
    }

    @Test
    void slowSendersTakeHalfOfTheConnectionsAndTheNextOneWaits() throws Exception {
        Inbox small = TestInbox.inbox(worklist, 4);
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch sent = new CountDownLatch(1);
        ExecutorService senders = Executors.newFixedThreadPool(3);
        try {
            Future<Envelope> first = senders.submit(() -> small.keep(slow("first", begun, sent)));
            Future<Envelope> second =
                    senders.submit(() -> small.keep(slow("second", begun, sent).from("csm-valmora")));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            CountDownLatch thirdBegun = new CountDownLatch(1);
            Future<Envelope> third = senders.submit(() -> small.keep(slow("third", thirdBegun, sent)));

            assertThat(thirdBegun.await(300, TimeUnit.MILLISECONDS)).isFalse();
            sent.countDown();
            for (Future<Envelope> sender : List.of(first, second, third)) {
                assertThat(sender.get(10, TimeUnit.SECONDS).lines()).isEqualTo(199);
            }
        } finally {
            sent.countDown();
            senders.shutdownNow();
        }
    }

    /** A long message; tells when its beginning was read, and sends its last line when it may. */
    private static Delivery slow(String text, CountDownLatch begun, CountDownLatch sent) {
        Stream<Line> last = Stream.of(line(200)).peek(line -> {
            begun.countDown();
            try {
                sent.await();
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        });
        return Delivery.of(
                Stream.concat(IntStream.range(2, 200).mapToObj(InboxKeepTest::line), last)
                        .iterator(),
                text);
    }

    @Test
    void nothingOfALineOrAFileNameCanBeReadInTheDatabaseNorMovedToAnotherLine() {
        Envelope kept = inbox.keep(Delivery.of("Anna;1", "Bruno;2").named("casi di Anna Rossi.csv"));

        String stored = TestDatabase.client()
                .sql("select string_agg(encode(content, 'escape'), '') || "
                        + "(select encode(file_name_sealed, 'escape') from envelope) from envelope_line")
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("Anna", "Bruno", "Rossi");

        TestDatabase.client()
                .sql("update envelope_line set content = "
                        + "(select content from envelope_line where number = 2) where number = 3")
                .update();
        assertThatThrownBy(() -> waiting(kept, 3, 3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theWorkOfALongMessageIsCutIntoPiecesOfAThousandLines() {
        inbox.keep(Delivery.of(numbered(2200), "2200 lines"));

        assertThat(claimed(Stage.NORMALISE)).containsExactly("2-1001", "1002-2001", "2002-2201");
    }

    @Test
    void gapsInTheNumbersOfTheLinesCutNoLineOff() {
        Iterator<Line> everyThird =
                IntStream.range(0, 1001).mapToObj(i -> line(2 + 3 * i)).iterator();

        Envelope kept = inbox.keep(Delivery.of(everyThird, "gaps"));

        assertThat(kept.lines()).isEqualTo(1001);
        assertThat(claimed(Stage.NORMALISE)).containsExactly("2-2999", "3002-3002");
    }

    @Test
    void numbersThatDoNotRiseAreAFaultOfOursAndKeepNothing() {
        Iterator<Line> twice = List.of(line(2), line(2)).iterator();

        assertThatThrownBy(() -> inbox.keep(Delivery.of(twice, "twice"))).isInstanceOf(IllegalStateException.class);
        assertThat(count("envelope")).isZero();
    }

    @Test
    void aMessageRefusedAsAWholeKeepsNoLineAndIsCompleteAtOnce() {
        Envelope kept = inbox.keep(Delivery.of("Anna;1", "Bruno").refused("TRUNCATED", 3, "CF"));

        assertThat(kept.lines()).isZero();
        assertThat(kept.isSettled()).isTrue();
        assertThat(kept.refusal()).isEqualTo(new Refusal("TRUNCATED", 3, "CF"));
        assertThat(inbox.get(kept.id())).isEqualTo(kept);
        assertThat(count("envelope_line")).isZero();
        assertThat(worklist.waiting()).containsOnlyKeys(Stage.RECEIPT);
        assertThat(count("envelope where size_bytes = 42 and content_hash is not null and completed_at is not null"))
                .isOne();
    }

    @Test
    void aMessageWithoutLinesIsCompleteAtOnce() {
        assertThat(inbox.keep(Delivery.of()).isSettled()).isTrue();

        assertThat(worklist.waiting()).containsOnlyKeys(Stage.RECEIPT);
    }

    @Test
    void whoPostedAMessageGetsNoReceiptFile() {
        inbox.keep(Delivery.of().posted(null));

        assertThat(worklist.waiting()).isEmpty();
    }

    @Test
    void aMessageThatBreaksOffLeavesNothingAndCanBeKeptAfterwards() {
        Iterator<Line> dropped = Stream.concat(
                        IntStream.range(2, 5000).mapToObj(InboxKeepTest::line), Stream.generate(() -> {
                            throw new UncheckedIOException(new IOException("connection reset"));
                        }))
                .iterator();

        assertThatThrownBy(() -> inbox.keep(Delivery.of(dropped, "a file"))).isInstanceOf(UncheckedIOException.class);
        assertThat(count("envelope")).isZero();
        assertThat(count("envelope_line")).isZero();
        assertThat(worklist.waiting()).isEmpty();

        assertThat(inbox.keep(Delivery.of(numbered(10), "a file")).lines()).isEqualTo(10);
    }

    @Test
    void whatAMessageSaidCannotBeTriedOutOnWhatIsKeptOfIt() {
        inbox.keep(Delivery.of("Anna;1").posted("CASE-1"));
        inbox.keep(Delivery.of(numbered(2_000), "a file").posted("CASE-2"));

        assertThat(count("envelope where content_hash is not null and idempotency_key is not null"))
                .isEqualTo(2);
        assertThat(count("envelope where content_hash in (sha256('Anna;1'), sha256('a file'))"))
                .isZero();
        assertThat(count("envelope where idempotency_key in ('CASE-1', 'CASE-2')"))
                .isZero();
    }

    @Test
    void aPartnerFindsItsOwnEnvelopesOnly() {
        Envelope kept = inbox.keep(Delivery.of("Anna;1"));

        assertThat(inbox.find("servizi-sociali-valmora", kept.code())).contains(kept);
        assertThat(inbox.find("csm-valmora", kept.code())).isEmpty();
    }

    private List<String> waiting(Envelope envelope, int first, int last) {
        return TestDatabase.transaction()
                .execute(tx -> inbox.waiting(List.of(new Part(envelope.id(), first, last))).stream()
                        .map(line ->
                                line.number() + " " + new String(line.line().content(), StandardCharsets.UTF_8))
                        .toList());
    }

    private List<String> claimed(Stage stage) {
        return worklist.claim(stage, 100).stream()
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .map((Work work) -> work.first() + "-" + work.last())
                .toList();
    }

    static Iterator<Line> numbered(int lines) {
        return IntStream.range(2, lines + 2).mapToObj(InboxKeepTest::line).iterator();
    }

    private static Line line(int number) {
        return new Line(number, ("line " + number).getBytes(StandardCharsets.UTF_8));
    }

    private static long count(String what) {
        return TestDatabase.client()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}

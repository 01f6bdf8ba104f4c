package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.intake.Delivery;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.Incoming;
import it.ponte.intake.TestInbox;
import it.ponte.partner.Channel;
import it.ponte.partner.MappingChoice;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptsTest {
    private static final String HEADER = "\uFEFFline;verdict;code;field;problem;hint\r\n";

    @TempDir
    private Path data;

    private final Worklist worklist = new Worklist(TestDatabase.client(), TestDatabase.transactions());
    private final Inbox inbox = TestInbox.inbox(worklist);
    private final Problems problems = new Problems(TestDatabase.client());
    private Receipts receipts;

    @BeforeEach
    void empty() {
        TestDatabase.clean();
        receipts = new Receipts(worklist, inbox, problems, data);
    }

    @Test
    void aReceiptHasOneRowPerLineAndOnePerProblemOfALine() {
        settle(
                inbox.keep(Delivery.of("a", "b", "c", "d", "e")),
                new ReceiptLine(2, Verdict.RECORDED, "R-4F7K-Q2MX", List.of()),
                new ReceiptLine(3, Verdict.UPDATED, "R-AAAA-AAAA", List.of()),
                new ReceiptLine(4, Verdict.UNCHANGED, "R-BBBB-BBBB", List.of()),
                ReceiptLine.refused(
                        5,
                        List.of(
                                new Problem(
                                        "DATA; NASCITA", ProblemCode.NOT_A_DATE, Hint.of(HintCode.DAY, "dd/MM/yyyy")),
                                new Problem("", ProblemCode.WRONG_FIELD_COUNT, null))),
                ReceiptLine.delayed(6));

        assertThat(content())
                .isEqualTo(HEADER
                        + "2;recorded;R-4F7K-Q2MX;;;\r\n"
                        + "3;updated;R-AAAA-AAAA;;;\r\n"
                        + "4;unchanged;R-BBBB-BBBB;;;\r\n"
                        + "5;refused;;\"DATA; NASCITA\";NOT_A_DATE;dd/MM/yyyy\r\n"
                        + "5;refused;;;WRONG_FIELD_COUNT;\r\n"
                        + "6;delayed;;;DELAYED;\r\n");
    }

    @Test
    void theReceiptOfARefusedMessageSaysWhereAndWhy() {
        inbox.keep(Delivery.of("a").refused("MISSING_COLUMN", 1, "ID_PRATICA"));
        inbox.keep(Delivery.of().refused("EMPTY_FILE", 0, null));
        inbox.keep(Delivery.of("c").refused("NOT_XLSX", 0, null));

        List<Work> due = receipts.due(10);

        assertThat(due.stream().map(this::text))
                .containsExactlyInAnyOrder(
                        HEADER + "1;refused;;ID_PRATICA;MISSING_COLUMN;\r\n",
                        HEADER + ";refused;;;EMPTY_FILE;\r\n",
                        HEADER + ";refused;;;NOT_XLSX;save it as an Excel workbook (.xlsx)\r\n");
    }

    @Test
    void aReceiptOfManyLinesMissesNoLineAndNoProblem() {
        int lines = 4500;
        Envelope kept = inbox.keep(
                Delivery.of(IntStream.range(0, lines).mapToObj(i -> "x").toArray(String[]::new)));
        settle(
                kept,
                IntStream.range(2, lines + 2)
                        .mapToObj(
                                i -> ReceiptLine.refused(i, List.of(new Problem("F" + i, ProblemCode.REQUIRED, null))))
                        .toArray(ReceiptLine[]::new));

        assertThat(content().lines().skip(1))
                .containsExactlyElementsOf(IntStream.range(2, lines + 2)
                        .mapToObj(i -> i + ";refused;;F" + i + ";REQUIRED;")
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"=1+1", "+1", "-1", "@SUM(A1)", "'\t=1'", "'\r=1'"})
    void whatASpreadsheetWouldRunIsText(String header) {
        settle(
                inbox.keep(Delivery.of("a")),
                ReceiptLine.refused(
                        2,
                        List.of(new Problem(header, ProblemCode.UNKNOWN_FIELD, Hint.of(HintCode.AS_WRITTEN, header)))));

        String row = content().substring(HEADER.length());

        assertThat(row.split(";")[3]).matches("(?s)\"?'.*");
        assertThat(row.split(";")[5]).matches("(?s)\"?'.*");
    }

    @ParameterizedTest
    @CsvSource({
        "segnalazioni.csv, segnalazioni.csv",
        "segnalazioni.xlsx, segnalazioni.xlsx",
        "segnalazioni marzo.csv, segnalazioni_marzo.csv.CODE",
        "Città-di_Valmora.2026.xlsx, Citta-di_Valmora.2026.xlsx.CODE",
        "../../etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "..., CODE",
        ".csv, csv.CODE",
        "名前.csv, csv.CODE",
        ", CODE"
    })
    void aReceiptIsNamedAfterItsFileAndNeverAPath(String fileName, String expected) {
        Envelope kept = inbox.keep(Delivery.of().named(fileName));
        Work due = receipts.due(1).get(0);

        assertThat(receipts.sender(due)).isEqualTo("servizi-sociali-valmora");
        assertThat(receipts.name(due)).isEqualTo(expected.replace("CODE", kept.code()) + ".receipt.csv");
    }

    @Test
    void filesOfDifferentNamesHaveReceiptsOfDifferentNames() {
        inbox.keep(Delivery.of().named("a b.csv").asOf("2026-03-02T08:00:00Z"));
        inbox.keep(Delivery.of().named("a_b.csv").asOf("2026-03-02T08:00:01Z"));
        inbox.keep(Delivery.of().named("a b.xlsx").asOf("2026-03-02T08:00:02Z"));
        inbox.keep(Delivery.of().named("a_b").asOf("2026-03-02T08:00:03Z"));

        assertThat(receipts.due(10).stream().map(receipts::name)).doesNotHaveDuplicates();
    }

    @Test
    void aWrittenReceiptIsNotDueAgainAndAFailedOneIsLater() {
        inbox.keep(Delivery.of());
        Work due = receipts.due(1).get(0);
        receipts.failed(due, new IOException("disk full"));
        assertThat(receipts.due(1)).isEmpty();

        TestDatabase.client().sql("update work set next_attempt_at = now()").update();
        receipts.written(receipts.due(1).get(0));

        assertThat(worklist.waiting()).doesNotContainKey(Stage.RECEIPT);
        assertThat(TestDatabase.client()
                        .sql("select count(*) from envelope where receipt_written_at is not null")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void noFileIsLeftBehindOnceItIsWrittenNorWhenItFailedThoughAHubWasKilledMeanwhile() {
        inbox.keep(Delivery.of());
        receipts.content(receipts.due(1).get(0));
        TestDatabase.client().sql("update work set next_attempt_at = now()").update();
        Work again = receipts.due(1).get(0);
        assertThat(receipts.content(again)).exists();
        assertThat(drafts()).hasSize(2);

        receipts.failed(again, new IOException("connection lost"));

        assertThat(drafts()).isEmpty();
    }

    private String[] drafts() {
        return data.resolve("receipts").toFile().list();
    }

    private void settle(Envelope envelope, ReceiptLine... lines) {
        new Settlement(
                        worklist,
                        inbox,
                        problems,
                        waiting -> waiting.stream()
                                .map(line -> lines[line.number() - 2])
                                .toList(),
                        Hub.recordedLines())
                .settleWaiting();
        assertThat(inbox.get(envelope.id()).isSettled()).isTrue();
    }

    private String content() {
        return text(receipts.due(1).get(0));
    }

    private String text(Work work) {
        try {
            return Files.readString(receipts.content(work).toPath());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void whoSendsAFileUnderAnUnknownNameIsToldSo() {
        Channel channel = new Channel.Sftp(List.of(new MappingChoice("casi*.csv", "csm-valmora")), null);
        Incoming file = Hub.opening()
                .openFile(
                        Hub.PARTNERS.get("csm-valmora"),
                        "sftp",
                        channel,
                        Personal.of("foto.jpg"),
                        Hub.NOW,
                        null,
                        new ByteArrayInputStream(new byte[] {1, 2, 3}));

        Envelope kept = inbox.keep(file);

        assertThat(kept.mappingVersion()).isEqualTo("-");
        Work due = receipts.due(1).get(0);
        assertThat(receipts.name(due)).isEqualTo("foto.jpg.receipt.csv");
        assertThat(text(due)).isEqualTo(HEADER + ";refused;;;UNKNOWN_FILE_NAME;\r\n");
    }
}

package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.MailAnswers;
import it.ponte.intake.MailedFile;
import it.ponte.intake.Refusal;
import it.ponte.intake.TestInbox;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class MailedReceiptsTest {
    private final Worklist worklist = new Worklist(TestDatabase.client(), TestDatabase.transactions());
    private final Inbox inbox = TestInbox.inbox(worklist);
    private final Problems problems = new Problems(TestDatabase.client());
    private final Receipts lines = new Receipts(worklist, inbox, problems, Path.of("target"));
    private final MailedReceipts receipts = receipts("");

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void itCountsTheLinesAndNamesTheFirstFiftyProblemsByTheMappingsColumns() throws Exception {
        Envelope kept = inbox.keep(Hub.opening().ofMail(workbook()));
        assertThat(receipts.due(1)).as("not before every line has its answer").isEmpty();
        settle();

        String text = text(receipts.due(1).get(0));

        assertThat(text)
                .contains(
                        "Busta: " + kept.code(),
                        "Righe: " + kept.lines() + "\n",
                        "da correggere: " + kept.lines() + "\n")
                .contains("riga 5: Va", "riga 5, COGNOME: Va")
                .doesNotContain("Anna Rossi", "elenco");
        assertThat(text.lines().filter(line -> line.startsWith("  riga ")))
                .hasSize(50)
                .allMatch(line -> line.endsWith("Va indicato. Atteso: gg/mm/aaaa. [REQUIRED]"));
    }

    @Test
    void theSameReceiptWrittenTwiceHasTheSameMessageIdAndIsMarkedAsAProgramsAnswer() throws Exception {
        Envelope kept = inbox.keep(Hub.opening().ofMail(refused("NO_ATTACHMENT")));
        Work due = receipts.due(1).get(0);

        assertThat(receipts.mayLeave(due)).isTrue();
        MimeMessage mail = receipts.write(due);
        assertThat(mail.getMessageID())
                .isEqualTo("<receipt." + kept.code() + "." + due.id() + "@ponte.example>")
                .isEqualTo(receipts.write(due).getMessageID());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly(Hub.PARTNERS.get("csm-valmora").technicalContact());
        assertThat(text(due)).contains("Nel messaggio non c'è un allegato", "[NO_ATTACHMENT]");
    }

    @Test
    void theNameOfAFileAddsNoHeaderAndNoRecipient() throws Exception {
        byte[] sample = workbook().content();
        Personal name = Personal.of("elenco.xlsx\r\nBcc: altri@altrove.example\r\n\r\n<b>");
        inbox.keep(Hub.opening().ofMail(new MailedFile("csm-valmora", name, Hub.NOW, "mail:a:c", sample, null)));
        settle();

        MimeMessage mail = receipts.write(receipts.due(1).get(0));

        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        mail.writeTo(sent);
        assertThat(sent.toString(StandardCharsets.UTF_8)).doesNotContain("Bcc", "altrove", "<b>");
        assertThat(mail.getAllRecipients()).hasSize(1);
    }

    @Test
    void theSameMailAgainIsTheSameEnvelopeAndAsksForNoSecondReceipt() {
        Envelope first = inbox.keep(Hub.opening().ofMail(refused("TOO_LARGE")));
        assertThat(inbox.keep(Hub.opening().ofMail(refused("TOO_LARGE"))).id()).isEqualTo(first.id());

        assertThat(receipts.due(10)).hasSize(1);
        assertThat(receipts.hasMore()).isFalse();
    }

    @Test
    void whenAnswersChangedOneMoreReceiptIsMailedAboutAllOfThemUnderAnIdOfItsOwn() throws Exception {
        Envelope kept = inbox.keep(Hub.opening().ofMail(workbook()));
        lines.renew(inbox.get(kept.id()));
        assertThat(worklist.waiting()).as("its lines wait").doesNotContainKey(Stage.MAIL_RECEIPT);
        settle();
        Work first = receipts.due(10).get(0);

        lines.renew(inbox.get(kept.id()));
        lines.renew(inbox.get(kept.id()));
        String firstId = receipts.write(first).getMessageID();
        receipts.sent(first);

        assertThat(receipts.due(10)).as("others may be corrected, too").isEmpty();
        TestDatabase.client()
                .sql("update work set next_attempt_at = next_attempt_at - interval '5 minutes'")
                .update();
        List<Work> due = receipts.due(10);
        assertThat(due).hasSize(1);
        assertThat(receipts.write(due.get(0)).getMessageID()).isNotEqualTo(firstId);
    }

    @Test
    void onlyARealMailServerMakesItTold() {
        inbox.keep(Hub.opening().ofMail(refused("TOO_LARGE")));
        receipts.sent(receipts.due(1).get(0));
        assertThat(told()).isZero();

        TestDatabase.clean();
        inbox.keep(Hub.opening().ofMail(refused("TOO_LARGE")));
        MailedReceipts delivering = receipts("smtp://mail.example");
        delivering.sent(delivering.due(1).get(0));
        assertThat(told()).isOne();
        assertThat(worklist.waiting()).doesNotContainKey(Stage.MAIL_RECEIPT);
    }

    @Test
    void whatWasKeptIsMailedOnceThereIsAMailServer() {
        inbox.keep(Hub.opening().ofMail(refused("TOO_LARGE")));
        receipts.sent(receipts.due(1).get(0));
        assertThat(receipts.requeueKept()).as("there is none").isZero();
        assertThat(receipts.hasMore()).isFalse();

        MailedReceipts delivering = receipts("smtp://mail.example");
        assertThat(delivering.requeueKept()).isOne();
        assertThat(delivering.requeueKept()).as("at the next start").isOne();
        List<Work> due = delivering.due(10);
        assertThat(due).hasSize(1);
        delivering.sent(due.get(0));

        assertThat(delivering.requeueKept()).isZero();
        assertThat(worklist.waiting()).doesNotContainKey(Stage.MAIL_RECEIPT);
    }

    @Test
    void answersThatChangedWhileThereWasNoMailServerAreMailedToo() {
        Envelope kept = inbox.keep(Hub.opening().ofMail(refused("TOO_LARGE")));
        MailedReceipts delivering = receipts("smtp://mail.example");
        delivering.sent(delivering.due(1).get(0));
        lines.renew(inbox.get(kept.id()));
        TestDatabase.client().sql("update work set next_attempt_at = now()").update();
        receipts.sent(receipts.due(1).get(0));

        delivering.requeueKept();

        assertThat(delivering.due(10)).hasSize(1);
    }

    private MailedReceipts receipts(String smtpUrl) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setAlwaysUseMessageFormat(true);
        ReceiptText text = new ReceiptText(lines, Hub.MAPPINGS, texts, "https://ponte.example");
        return new MailedReceipts(
                worklist,
                inbox,
                new MailAnswers(TestDatabase.client()),
                Hub.PARTNERS,
                text,
                Clock.fixed(Hub.NOW, ZoneOffset.UTC),
                "ponte@ponte.example",
                smtpUrl,
                false);
    }

    private static MailedFile workbook() throws IOException {
        byte[] sample = Files.readAllBytes(Path.of("mappings/csm-valmora/samples/01-complete.xlsx"));
        return new MailedFile("csm-valmora", Personal.of("elenco.xlsx"), Hub.NOW, "mail:a:b", sample, null);
    }

    private static MailedFile refused(String code) {
        return new MailedFile("csm-valmora", null, Hub.NOW, "mail:a:" + code, null, new Refusal(code, 0, null));
    }

    /** Every line with forty problems, half of them in a column that only its sender knows. */
    private void settle() {
        List<Problem> wrong = IntStream.range(0, 40)
                .mapToObj(i -> new Problem(
                        i % 2 == 0 ? "COGNOME" : "Anna Rossi",
                        ProblemCode.REQUIRED,
                        Hint.of(HintCode.DAY, "dd/MM/yyyy")))
                .toList();
        new Settlement(
                        worklist,
                        inbox,
                        problems,
                        waiting -> waiting.stream()
                                .map(line -> ReceiptLine.refused(line.number(), wrong))
                                .toList(),
                        Hub.recordedLines())
                .settleWaiting();
    }

    private String text(Work due) throws Exception {
        return ((String) receipts.write(due).getContent()).replace("\r\n", "\n");
    }

    private static int told() {
        return TestDatabase.client()
                .sql("select count(*) from envelope where receipt_written_at is not null")
                .query(Integer.class)
                .single();
    }
}

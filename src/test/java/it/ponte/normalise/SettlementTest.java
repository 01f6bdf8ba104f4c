package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.TestFolder;
import it.ponte.intake.Delivery;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.StoredLine;
import it.ponte.intake.TestInbox;
import it.ponte.intake.WaitingLine;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Problem NO_DATE =
            new Problem("DATA NASCITA", ProblemCode.NOT_A_DATE, Hint.of(HintCode.DAY, "dd/MM/yyyy"));

    private final Worklist worklist = new Worklist(TestDatabase.client(), TestDatabase.transactions());
    private final Inbox inbox = TestInbox.inbox(worklist);
    private final Problems problems = new Problems(TestDatabase.client());
    private final Receipts receipts = new Receipts(worklist, inbox, problems, TestFolder.of("data"));
    private final Settlement settlement = new Settlement(worklist, inbox, problems, this::record, Hub.recordedLines());

    private final List<Integer> recorded = new ArrayList<>();
    private boolean cured;
    private int calls;

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void everyLineHasItsAnswerInItsOwnWords() {
        Envelope kept = inbox.keep(Delivery.of("good", "bad date", "good"));

        settlement.settleWaiting();

        assertThat(receipts.lines(kept.id(), 0, 10))
                .containsExactly(
                        new ReceiptLine(2, Verdict.RECORDED, "R-2", List.of()),
                        new ReceiptLine(3, Verdict.REFUSED, null, List.of(NO_DATE)),
                        new ReceiptLine(4, Verdict.RECORDED, "R-4", List.of()));
    }

    @Test
    void aLongEnvelopeIsCompleteOnceAndAsksForOneReceipt() {
        Envelope kept = inbox.keep(
                Delivery.of(IntStream.range(0, 2200).mapToObj(i -> "good").toArray(String[]::new)));

        assertThat(settlement.settleWaiting()).isEqualTo(2200);

        assertThat(inbox.get(kept.id()).isSettled()).isTrue();
        assertThat(worklist.waiting()).containsOnlyKeys(Stage.RECEIPT).containsEntry(Stage.RECEIPT, 1L);
        assertThat(recorded).hasSize(2200).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whoPostedTheLinesGetsNoReceiptFile() {
        inbox.keep(Delivery.of("good").posted(null));

        settlement.settleWaiting();

        assertThat(worklist.waiting()).isEmpty();
    }

    @Test
    void linesThatHaveTheirAnswerAreNotRecordedAgain() {
        Envelope kept = inbox.keep(Delivery.of("good", "good"));
        settlement.settleWaiting();
        worklist.add(Stage.NORMALISE, kept.id(), 2, 3);

        settlement.settleWaiting();

        assertThat(recorded).containsExactly(2, 3);
    }

    @Test
    void aLineThatBreaksTheDatabaseTransactionDoesNotHoldBackItsNeighbours() {
        Envelope kept = inbox.keep(Delivery.of("good", "good", "poison", "good", "good", "bad date", "good"));

        for (int round = 0; round < 5; round++) {
            settleLater();
        }

        assertThat(receipts.lines(kept.id(), 0, 10))
                .extracting(ReceiptLine::verdict)
                .containsExactly(
                        Verdict.RECORDED,
                        Verdict.RECORDED,
                        null,
                        Verdict.RECORDED,
                        Verdict.RECORDED,
                        Verdict.REFUSED,
                        Verdict.RECORDED);
        assertThat(worklist.waiting()).containsOnlyKeys(Stage.NORMALISE);
    }

    @Test
    void aLineThatFailsToTheEndIsDelayedSoThatItsSenderHearsOfTheOthers() {
        Envelope kept = inbox.keep(Delivery.of("good", "poison"));

        settleToTheEnd();

        assertThat(receipts.lines(kept.id(), 0, 10))
                .containsExactly(
                        new ReceiptLine(2, Verdict.RECORDED, "R-2", List.of()),
                        new ReceiptLine(3, Verdict.DELAYED, null, List.of(new Problem("", ProblemCode.DELAYED, null))));
        assertThat(inbox.get(kept.id()).isSettled()).isTrue();
        assertThat(worklist.waiting()).containsOnlyKeys(Stage.RECEIPT);
        assertThat(worklist.setAside(10)).hasSize(1);
    }

    @Test
    void aDelayedLineIsRecordedWhenItsWorkIsReplayedAndItsSenderHearsAgain() {
        Envelope kept = inbox.keep(Delivery.of("good", "poison"));
        settleToTheEnd();
        cured = true;

        worklist.replay(worklist.setAside(1).get(0).id());
        settlement.settleWaiting();

        assertThat(receipts.lines(kept.id(), 2, 10))
                .containsExactly(new ReceiptLine(3, Verdict.RECORDED, "R-3", List.of()));
        assertThat(inbox.get(kept.id()).settled()).isEqualTo(2);
        assertThat(worklist.waiting()).containsEntry(Stage.RECEIPT, 2L);
    }

    @Test
    void aLineThatCannotBeOpenedIsDelayedLikeAnyOther() {
        Envelope kept = inbox.keep(Delivery.of("good", "good"));
        TestDatabase.client()
                .sql("update envelope_line set content = 'broken' where number = 2")
                .update();

        settleToTheEnd();

        assertThat(receipts.lines(kept.id(), 0, 10))
                .extracting(ReceiptLine::verdict)
                .containsExactly(Verdict.DELAYED, Verdict.RECORDED);
    }

    @Test
    void aLineWithoutAnswerKeepsItsWork() {
        inbox.keep(Delivery.of("good"));

        new Settlement(worklist, inbox, problems, lines -> List.of(), Hub.recordedLines()).settleWaiting();

        assertThat(worklist.waiting()).containsEntry(Stage.NORMALISE, 1L);
    }

    @Test
    void shortMessagesThatWaitTogetherAreRecordedTogetherInTheirOrderEachForItself() {
        Envelope first = inbox.keep(Delivery.of("good", "bad date"));
        Envelope second = inbox.keep(Delivery.of("bad date", "good", "good"));

        settlement.settleWaiting();

        assertThat(calls).isEqualTo(1);
        assertThat(recorded).containsExactly(2, 3, 4);
        assertThat(verdicts(first)).containsExactly(Verdict.RECORDED, Verdict.REFUSED);
        assertThat(verdicts(second)).containsExactly(Verdict.REFUSED, Verdict.RECORDED, Verdict.RECORDED);
        assertThat(receipts.lines(second.id(), 0, 1)).containsExactly(ReceiptLine.refused(2, List.of(NO_DATE)));
        assertThat(inbox.get(first.id()).isSettled()).isTrue();
        assertThat(inbox.get(second.id()).isSettled()).isTrue();
        assertThat(worklist.waiting()).containsEntry(Stage.RECEIPT, 2L);
    }

    @Test
    void aPoisonedMessageHoldsBackNoOther() {
        Envelope poisoned = inbox.keep(Delivery.of("poison"));
        Envelope other = inbox.keep(Delivery.of("good"));

        settlement.settleWaiting();

        assertThat(verdicts(other)).containsExactly(Verdict.RECORDED);
        assertThat(inbox.get(poisoned.id()).isSettled()).isFalse();
    }

    @Test
    void whileMessagesRushInWhatWasAcceptedWaitsTwentySecondsAtMost() {
        Envelope kept = inbox.keep(Delivery.of("good"));
        Settlement rushed = new Settlement(worklist, inbox, problems, this::record, Hub.recordedLines(), () -> true);

        assertThat(rushed.settleWaiting()).isZero();
        assertThat(rushed.hasMore()).isTrue();

        TestDatabase.client()
                .sql("update work set next_attempt_at = now() - interval '21 seconds'")
                .update();

        assertThat(rushed.settleWaiting()).isEqualTo(1);
        assertThat(rushed.hasMore()).isFalse();
        assertThat(verdicts(kept)).containsExactly(Verdict.RECORDED);
    }

    private List<Verdict> verdicts(Envelope envelope) {
        return receipts.lines(envelope.id(), 0, 10).stream()
                .map(ReceiptLine::verdict)
                .toList();
    }

    private List<ReceiptLine> record(List<WaitingLine> lines) {
        calls++;
        return lines.stream().map(WaitingLine::line).map(this::record).toList();
    }

    private ReceiptLine record(StoredLine line) {
        String content = new String(line.content(), StandardCharsets.UTF_8);
        if (content.equals("poison") && !cured) {
            TestDatabase.client().sql("select 1 / 0").query(Integer.class).single();
        }
        if (content.equals("bad date")) {
            return ReceiptLine.refused(line.number(), List.of(NO_DATE));
        }
        recorded.add(line.number());
        return new ReceiptLine(line.number(), Verdict.RECORDED, "R-" + line.number(), List.of());
    }

    private void settleToTheEnd() {
        while (worklist.waiting().containsKey(Stage.NORMALISE)) {
            settleLater();
        }
    }

    private void settleLater() {
        TestDatabase.client().sql("update work set next_attempt_at = now()").update();
        settlement.settleWaiting();
    }
}

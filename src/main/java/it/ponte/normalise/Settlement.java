package it.ponte.normalise;

import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.Part;
import it.ponte.intake.SettledLine;
import it.ponte.intake.StoredLine;
import it.ponte.intake.WaitingLine;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Gives every kept line its answer. The lines of one work row are one transaction, of short messages those of several:
 * they are recorded, their problems set aside, their answers stamped, and the work that follows is asked for, or nothing
 * of it.
 */
@Component
public class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    /** More are settled in several transactions; short messages that wait at the same time together in one. */
    private static final int LINES_AT_A_TIME = 1000;

    /** So long, and no longer, does what was accepted wait for what rushes in behind it. */
    private static final Duration GIVES_WAY = Duration.ofSeconds(20);

    private final Worklist worklist;
    private final Inbox inbox;
    private final Problems problems;
    private final Answering answering;
    private final RecordedLines recordedLines;
    private final BooleanSupplier rush;

    @Autowired
    Settlement(Worklist worklist, Inbox inbox, Problems problems, Answering answering, RecordedLines recordedLines) {
        this(worklist, inbox, problems, answering, recordedLines, inbox::isRushed);
    }

    Settlement(
            Worklist worklist,
            Inbox inbox,
            Problems problems,
            Answering answering,
            RecordedLines recordedLines,
            BooleanSupplier rush) {
        this.worklist = worklist;
        this.inbox = inbox;
        this.problems = problems;
        this.answering = answering;
        this.recordedLines = recordedLines;
        this.rush = rush;
    }

    /**
     * Settles all lines that wait. Lines that cannot be recorded for a reason of ours are tried again, each time in
     * smaller company; a line that fails alone to the end is answered as delayed, so that its sender hears of all the
     * others (SAFETY G7). While short messages rush in, accepting them goes first for a while.
     *
     * @return how many lines were settled or tried
     */
    public int settleWaiting() {
        return worklist.drainWhile(
                this::maySettle, Stage.NORMALISE, LINES_AT_A_TIME, this::settle, (work, failure) -> delay(work));
    }

    private boolean maySettle() {
        return !rush.getAsBoolean() || worklist.anyDue(Stage.NORMALISE, GIVES_WAY);
    }

    /** Whether lines wait to be settled, or may come to it when no more messages rush in. */
    public boolean hasMore() {
        return worklist.anyDue(Stage.NORMALISE);
    }

    private void settle(List<Work> together) {
        Work first = together.get(0);
        if (first.attempts() > 0 && first.first() < first.last()) {
            halve(first);
            return;
        }
        List<WaitingLine> lines =
                inbox.waiting(together.stream().map(Settlement::part).toList());
        if (!lines.isEmpty()) {
            conclude(answered(lines));
        }
    }

    private static Part part(Work work) {
        return new Part(work.subject(), work.first(), work.last());
    }

    /** The answers by envelope. Lines are recorded in their order; neighbours with the same mapping at once. */
    private Map<Envelope, List<ReceiptLine>> answered(List<WaitingLine> lines) {
        Map<Envelope, List<ReceiptLine>> answers = new LinkedHashMap<>();
        int end;
        for (int begin = 0; begin < lines.size(); begin = end) {
            String mapping = lines.get(begin).envelope().mapping();
            end = begin + 1;
            while (end < lines.size() && lines.get(end).envelope().mapping().equals(mapping)) {
                end++;
            }
            List<WaitingLine> alike = lines.subList(begin, end);
            List<ReceiptLine> theirs = recorded(alike);
            for (int i = 0; i < alike.size(); i++) {
                answers.computeIfAbsent(alike.get(i).envelope(), envelope -> new ArrayList<>())
                        .add(theirs.get(i));
            }
        }
        return answers;
    }

    private List<ReceiptLine> recorded(List<WaitingLine> lines) {
        List<ReceiptLine> answers = answering.record(lines);
        if (answers.size() != lines.size()) {
            // the work row is about to go, and with it the only reminder of a line without answer
            throw new IllegalStateException(lines.size() + " lines have " + answers.size() + " answers");
        }
        return answers;
    }

    /**
     * Settles lines that were opened again, in the caller's transaction: their answers take the place of those they
     * had. Asks for no receipt.
     */
    List<ReceiptLine> settleAgain(Envelope envelope, List<StoredLine> lines) {
        List<ReceiptLine> answers = recorded(
                lines.stream().map(line -> new WaitingLine(envelope, line)).toList());
        stamp(Map.of(envelope, answers));
        return answers;
    }

    /** After a database error its transaction is dead, so the failed lines are parted when they are tried again. */
    private void halve(Work work) {
        int middle = work.first() + (work.last() - work.first()) / 2;
        worklist.add(Stage.NORMALISE, work.subject(), work.first(), middle);
        worklist.add(Stage.NORMALISE, work.subject(), middle + 1, work.last());
    }

    /** Opens no line: what cannot be opened must not hold back its answer too. */
    private void delay(Work work) {
        List<Integer> numbers = inbox.waitingNumbers(part(work));
        if (!numbers.isEmpty()) {
            conclude(Map.of(
                    inbox.get(work.subject()),
                    numbers.stream().map(ReceiptLine::delayed).toList()));
        }
    }

    private void conclude(Map<Envelope, List<ReceiptLine>> answers) {
        Set<Long> complete = stamp(answers);
        List<Envelope> done = answers.keySet().stream()
                .filter(envelope -> complete.contains(envelope.id()))
                .toList();
        done.forEach(envelope -> log.info("envelope {} has all its {} answers", envelope.code(), envelope.lines()));
        worklist.addAll(Stage.RECEIPT, ids(done, Envelope::wantsReceipt));
        worklist.addAll(Stage.MAIL_RECEIPT, ids(done, Envelope::wantsMail));
    }

    private static List<Long> ids(List<Envelope> envelopes, Predicate<Envelope> which) {
        return envelopes.stream().filter(which).map(Envelope::id).toList();
    }

    private Set<Long> stamp(Map<Envelope, List<ReceiptLine>> answers) {
        Map<Long, List<ReceiptLine>> told = new LinkedHashMap<>();
        Map<Long, List<SettledLine>> settled = new LinkedHashMap<>();
        answers.forEach((envelope, lines) -> {
            told.put(envelope.id(), lines);
            settled.put(envelope.id(), lines.stream().map(ReceiptLine::settled).toList());
        });
        problems.replace(told);
        recordedLines.audit(answers);
        return inbox.settle(settled);
    }
}

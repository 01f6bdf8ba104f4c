package it.ponte.normalise;

import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.StoredLine;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives every kept line its answer. The lines of one work row are one transaction: they are recorded, their problems
 * set aside, their answers stamped, and the work that follows is asked for, or nothing of it.
 */
@Component
public class Settlement {
    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final Worklist worklist;
    private final Inbox inbox;
    private final Problems problems;
    private final Answering answering;

    Settlement(Worklist worklist, Inbox inbox, Problems problems, Answering answering) {
        this.worklist = worklist;
        this.inbox = inbox;
        this.problems = problems;
        this.answering = answering;
    }

    /**
     * Settles all lines that wait. Lines that cannot be recorded for a reason of ours are tried again, each time in
     * smaller company; a line that fails alone to the end is answered as delayed, so that its sender hears of all the
     * others (SAFETY G7).
     *
     * @return how many pieces of work were done or tried
     */
    public int settleWaiting() {
        return worklist.drain(Stage.NORMALISE, 1, work -> settle(work.get(0)), (work, failure) -> delay(work));
    }

    private void settle(Work work) {
        if (work.attempts() > 0 && work.first() < work.last()) {
            halve(work);
            return;
        }
        List<StoredLine> lines = inbox.waiting(work.subject(), work.first(), work.last());
        if (!lines.isEmpty()) {
            Envelope envelope = inbox.get(work.subject());
            conclude(envelope, answered(envelope, lines));
        }
    }

    private List<ReceiptLine> answered(Envelope envelope, List<StoredLine> lines) {
        List<ReceiptLine> answers = answering.record(envelope, lines);
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
        List<ReceiptLine> answers = answered(envelope, lines);
        stamp(envelope, answers);
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
        List<Integer> numbers = inbox.waitingNumbers(work.subject(), work.first(), work.last());
        if (!numbers.isEmpty()) {
            conclude(
                    inbox.get(work.subject()),
                    numbers.stream().map(ReceiptLine::delayed).toList());
        }
    }

    private void conclude(Envelope envelope, List<ReceiptLine> answers) {
        boolean complete = stamp(envelope, answers);
        if (complete) {
            log.info("envelope {} of {} has all its {} answers", envelope.code(), envelope.partner(), envelope.lines());
        }
        if (complete && envelope.wantsReceipt()) {
            worklist.add(Stage.RECEIPT, envelope.id());
        }
        if (complete && envelope.wantsMail()) {
            worklist.add(Stage.MAIL_RECEIPT, envelope.id());
        }
    }

    private boolean stamp(Envelope envelope, List<ReceiptLine> answers) {
        problems.replace(envelope.id(), answers);
        return inbox.settle(
                envelope.id(), answers.stream().map(ReceiptLine::settled).toList());
    }
}

package it.ponte.normalise;

import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.SettledLine;
import it.ponte.reading.Problem;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The receipts of those who sent a file: what became of each of its lines, as a file. */
@Component
public class Receipts {
    private static final int PAGE = 2000;

    /** Whoever corrects a line often corrects the next: people get one mail about all of them. */
    private static final Duration UNTIL_MAILED = Duration.ofMinutes(5);

    private final Path folder;
    private final Worklist worklist;
    private final Inbox inbox;
    private final Problems problems;

    public Receipts(Worklist worklist, Inbox inbox, Problems problems, @Value("${ponte.data}") Path data) {
        this.folder = data.resolve("receipts");
        this.worklist = worklist;
        this.inbox = inbox;
        this.problems = problems;
    }

    /** The answers to an envelope's lines in order, from after a number; a page of at most so many. */
    List<ReceiptLine> lines(long envelope, int afterNumber, int atMost) {
        List<SettledLine> lines = inbox.lines(envelope, afterNumber, atMost);
        if (lines.isEmpty()) {
            return List.of();
        }
        int last = lines.get(lines.size() - 1).number();
        Map<Integer, List<Problem>> found = problems.of(envelope, afterNumber + 1, last);
        return lines.stream()
                .map(line -> new ReceiptLine(
                        line.number(), line.verdict(), line.code(), found.getOrDefault(line.number(), List.of())))
                .toList();
    }

    /**
     * Asks for another receipt because answers have changed, a file at once, a mail after five minutes; for nothing where
     * none is wanted, or not yet.
     */
    void renew(Envelope envelope) {
        if (envelope.isSettled() && envelope.wantsReceipt()) {
            worklist.add(Stage.RECEIPT, envelope.id());
        }
        if (envelope.isSettled() && envelope.wantsMail()) {
            worklist.addLater(Stage.MAIL_RECEIPT, envelope.id(), UNTIL_MAILED);
        }
    }

    /** Claims receipt files that wait to be written; end each with {@link #written} or {@link #failed}. */
    public List<Work> due(int atMost) {
        return worklist.claim(Stage.RECEIPT, atMost);
    }

    /** Whether receipt files wait that could be written now. */
    public boolean hasMore() {
        return worklist.anyDue(Stage.RECEIPT);
    }

    /** Whose file a receipt answers: the id of the partner. */
    public String sender(Work work) {
        return inbox.get(work.subject()).partner();
    }

    /** What the receipt is called, after its file: {@code a.csv.receipt.csv}. */
    public String name(Work work) {
        return ReceiptFile.nameFor(inbox.get(work.subject()));
    }

    /**
     * The receipt file itself, in a folder of ours until the work ends. It holds numbers, codes and column names, and no
     * value of the sender's lines.
     */
    public File content(Work work) {
        Envelope envelope = inbox.get(work.subject());
        Path draft = folder.resolve(work.id() + "-" + work.attempts() + ".csv");
        try {
            Files.createDirectories(folder);
            try (ReceiptFile file = new ReceiptFile(Files.newOutputStream(draft))) {
                if (envelope.refusal() != null) {
                    file.add(envelope.refusal());
                }
                List<ReceiptLine> page = lines(envelope.id(), 0, PAGE);
                while (!page.isEmpty()) {
                    page.forEach(file::add);
                    page = lines(envelope.id(), page.get(page.size() - 1).number(), PAGE);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return draft.toFile();
    }

    /** Ends the work: the file stands in the sender's folder. A crash before this writes the same file again. */
    public void written(Work work) {
        inbox.receiptWritten(work.subject());
        worklist.done(work);
        throwAway(work);
    }

    /** Notes that the file could not be written; it is tried again after a pause. */
    public void failed(Work work, Throwable failure) {
        worklist.failed(work, failure);
        throwAway(work);
    }

    /** The files of earlier attempts too: a hub that was killed left its own. */
    private void throwAway(Work work) {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, work.id() + "-*.csv")) {
            for (Path draft : drafts) {
                Files.deleteIfExists(draft);
            }
        } catch (NoSuchFileException none) {
            // nothing was written yet
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

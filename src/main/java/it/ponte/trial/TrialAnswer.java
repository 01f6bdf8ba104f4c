package it.ponte.trial;

import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Refusal;
import it.ponte.normalise.ReceiptFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer to a file that is tried, while its lines are read. */
final class TrialAnswer {
    private final List<TriedLine> shown = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ReceiptFile receipt = new ReceiptFile(bytes);
    private int understood;
    private int warned;
    private int refused;
    /** How many lines are not in the receipt. */
    private int left;

    TrialAnswer() throws IOException {}

    /** Counts a line, and answers it in the receipt; the first are shown. */
    void add(TriedLine line) {
        if (bytes.size() < Trial.MOST_RECEIPT_BYTES) {
            receipt.addTried(line.number(), line.isUnderstood(), line.problems());
        } else {
            left++;
        }
        understood += line.isUnderstood() ? 1 : 0;
        warned += line.isWarned() ? 1 : 0;
        refused += line.isUnderstood() ? 0 : 1;
        if (shown.size() < Trial.SHOWN) {
            shown.add(line);
        }
    }

    /** The whole answer to a message that was read to its end. */
    Tried to(Incoming message) throws IOException {
        Arrival arrival = message.arrival();
        Optional<Refusal> refusal = message.refusal();
        if (refusal.isPresent()) {
            return refused(arrival, refusal.get(), message.notMapped());
        }
        receipt.addLeftOut(left);
        message.notMapped().forEach(receipt::addNotMapped);
        receipt.close();
        return new Tried(
                arrival.mapping(),
                arrival.mappingVersion(),
                null,
                understood,
                warned,
                refused,
                shown,
                message.notMapped(),
                bytes.toByteArray());
    }

    /** Of a message that would be refused as a whole no line counts. */
    private static Tried refused(Arrival arrival, Refusal refusal, List<String> notMapped) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ReceiptFile receipt = new ReceiptFile(bytes)) {
            receipt.add(refusal);
            notMapped.forEach(receipt::addNotMapped);
        }
        return new Tried(
                arrival.mapping(),
                arrival.mappingVersion(),
                refusal,
                0,
                0,
                0,
                List.of(),
                notMapped,
                bytes.toByteArray());
    }
}

package it.ponte.normalise;

import it.ponte.intake.WaitingLine;
import java.util.List;

/** Finds the answers to kept lines. */
interface Answering {
    /**
     * One answer per line, in the order of the lines, inside the caller's transaction.
     *
     * @param lines at least one; of one or more envelopes that were read by the same mapping
     */
    List<ReceiptLine> record(List<WaitingLine> lines);
}

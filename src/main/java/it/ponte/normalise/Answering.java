package it.ponte.normalise;

import it.ponte.intake.Envelope;
import it.ponte.intake.StoredLine;
import java.util.List;

/** Finds the answers to kept lines. */
interface Answering {
    /** One answer per line of this envelope, in any order, inside the caller's transaction. */
    List<ReceiptLine> record(Envelope envelope, List<StoredLine> lines);
}

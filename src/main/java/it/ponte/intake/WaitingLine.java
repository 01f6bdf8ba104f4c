package it.ponte.intake;

/** A line that waits for its answer, with the envelope that it came in. */
public record WaitingLine(Envelope envelope, StoredLine line) {
    /** Where it stands in the sender's file. */
    public int number() {
        return line.number();
    }
}

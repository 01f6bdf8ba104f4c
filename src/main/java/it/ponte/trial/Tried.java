package it.ponte.trial;

import it.ponte.intake.Refusal;
import it.ponte.normalise.ReceiptFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What would be understood of a file.
 *
 * @param mapping what read it, and its version; "-" where its name chooses none
 * @param refusal why it would be refused as a whole, null when it would not; then no line counts
 * @param understood how many lines would be recorded
 * @param refused how many lines their sender would have to correct
 * @param lines the first of them, {@link Trial#SHOWN} at most
 * @param receipt the answer to its lines as a file, like the one that a sent file gets, but of a few megabytes at most
 */
public record Tried(
        String mapping,
        String mappingVersion,
        Refusal refusal,
        int understood,
        int refused,
        List<TriedLine> lines,
        byte[] receipt) {
    public Tried {
        lines = List.copyOf(lines);
    }

    static Tried refused(String mapping, String mappingVersion, Refusal refusal) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (ReceiptFile receipt = new ReceiptFile(answer)) {
            receipt.add(refusal);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is written into the memory
        }
        return new Tried(mapping, mappingVersion, refusal, 0, 0, List.of(), answer.toByteArray());
    }

    /** Whether nothing in it would have to be corrected. */
    public boolean isFaultless() {
        return refusal == null && refused == 0;
    }

    /** How many lines it has, shown or not. */
    public int count() {
        return understood + refused;
    }
}

package it.ponte.trial;

import it.ponte.intake.Refusal;
import java.util.List;

/**
 * What would be understood of a file.
 *
 * @param mapping what read it, and its version; "-" where its name chooses none
 * @param refusal why it would be refused as a whole, null when it would not; then no line counts
 * @param understood how many lines would be recorded
 * @param warned how many of these have something at which their sender should look
 * @param refused how many lines their sender would have to correct
 * @param lines the first of them, {@link Trial#SHOWN} at most
 * @param notMapped what the sender calls that which it sent and the mapping does not name: columns, or paths
 * @param receipt the answer to its lines as a file, like the one that a sent file gets, but of a few megabytes at most
 */
public record Tried(
        String mapping,
        String mappingVersion,
        Refusal refusal,
        int understood,
        int warned,
        int refused,
        List<TriedLine> lines,
        List<String> notMapped,
        byte[] receipt) {
    public Tried {
        lines = List.copyOf(lines);
        notMapped = List.copyOf(notMapped);
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

package it.ponte.intake;

/**
 * A kept line that waits for its answer.
 *
 * @param number where it stands in the sender's file
 * @param content what the mapping took of it, opened, in the reader's own form
 */
public record StoredLine(int number, byte[] content) {
    @Override
    public String toString() {
        return "StoredLine[" + number + "]";
    }
}

package it.ponte.reading;

/**
 * How much of a message is read before it is refused (TOO_LARGE), so that no message can fill the memory.
 *
 * @param bytes of the message
 * @param lines it may have
 * @param columns of a table
 * @param cell characters of one value
 */
public record Limits(long bytes, int lines, int columns, int cell) {
    /** What every partner's real files stay far below. */
    public static final Limits USUAL = new Limits(50L * 1024 * 1024, 1_000_000, 200, 64 * 1024);
}

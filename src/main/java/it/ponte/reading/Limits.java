package it.ponte.reading;

/**
 * How much of a message is read before it is refused (TOO_LARGE), so that no message can fill the memory.
 *
 * @param bytes of the message
 * @param lines it may have: people, offers, answers; a header or an empty line is none
 * @param columns of a table
 * @param cell characters of one value
 * @param whole bytes of a message that can only be read when all of it is in memory: a workbook
 */
public record Limits(long bytes, int lines, int columns, int cell, int whole) {
    /** How large a workbook may be where nothing else is set; what it unfolds to is bounded by {@link ZipGuard}. */
    public static final int USUAL_WHOLE = 16 * 1024 * 1024;

    /** What every partner's real files stay far below. */
    public static final Limits USUAL = new Limits(512L * 1024 * 1024, 1_000_000, 200, 64 * 1024);

    /** With the usual limit for what must be held in memory. */
    public Limits(long bytes, int lines, int columns, int cell) {
        this(bytes, lines, columns, cell, USUAL_WHOLE);
    }
}

package it.ponte.intake;

/**
 * One line (row, record) of a message: only the values that its mapping names, as they came.
 *
 * @param number where it stands in the sender's file, counted as the sender's tool counts (the header is line 1)
 * @param content what the mapping took of it, in the reader's own form; sealed by the inbox before it is stored
 * @param isShielded whether it is about a protected person: then few may know that it came
 */
public record Line(int number, byte[] content, boolean isShielded) {
    /** A line about somebody who is not protected, or about no person. */
    public Line(int number, byte[] content) {
        this(number, content, false);
    }

    /** This line, which must stand behind the one with that number: a reader that goes back is a fault of ours. */
    Line behind(int last) {
        if (number <= last) {
            throw new IllegalStateException("line numbers must rise: " + number + " after " + last);
        }
        return this;
    }
}

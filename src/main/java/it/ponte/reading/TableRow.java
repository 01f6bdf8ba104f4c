package it.ponte.reading;

import java.time.LocalDateTime;

/** One row of a table, whatever kind of file it stands in. Places are counted from 0. */
interface TableRow {
    /** Where it stands, counted as the sender's tool counts. */
    int number();

    /** How many cells there are up to the last one that tells something; 0 in a blank row. */
    int width();

    /** Whether it is certain which of its cells belongs to which of so many columns. */
    boolean fits(int columns);

    /** The text at this place, "" where nothing stands. */
    String text(int place);

    /** Whether a number stands here, and not digits written as a text. */
    default boolean isNumber(int place) {
        return false;
    }

    /** The moment for which the number here stands; null where it stands for none. */
    default LocalDateTime moment(int place) {
        return null;
    }

    /** Whether a formula stands here whose value was never computed. */
    default boolean isUncomputed(int place) {
        return false;
    }
}

package it.ponte.reading;

import java.io.Closeable;
import java.io.IOException;

/** The rows of a table, pulled one at a time out of its bytes. */
interface TableRows extends Closeable {
    /**
     * The next row, null after the last.
     *
     * @throws Unreadable when the table as a whole cannot be read
     * @throws IOException when its bytes do not come
     */
    TableRow next() throws IOException;
}

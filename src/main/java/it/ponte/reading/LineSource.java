package it.ponte.reading;

import java.io.Closeable;
import java.io.IOException;

/** The lines of one message, pulled one at a time out of its bytes. */
public interface LineSource extends Closeable {
    /**
     * The next line, null after the last.
     *
     * @throws Unreadable when the message as a whole cannot be read
     * @throws IOException when its bytes do not come (a dropped connection)
     */
    Taken next() throws IOException;
}

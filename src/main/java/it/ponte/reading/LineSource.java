package it.ponte.reading;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The lines of one message, pulled one at a time out of its bytes. */
public interface LineSource extends Closeable {
    /**
     * The next line, null after the last.
     *
     * @throws Unreadable when the message as a whole cannot be read
     * @throws IOException when its bytes do not come (a dropped connection)
     */
    Taken next() throws IOException;

    /**
     * After the last line, also of a message that cannot be read any further: what its sender calls the columns or paths
     * that it tells and the mapping does not name. Names only, each once, at most some hundreds.
     */
    List<String> notMapped();
}

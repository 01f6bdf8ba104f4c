package it.ponte.reading;

import it.ponte.work.TryLater;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes as they come, around all layers. It remembers when they stopped coming: what a library then throws is a
 * dropped connection, and everything else is the message's fault.
 */
final class Outside extends WatchedStream {
    private IOException dropped;
    private long count;

    Outside(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        try {
            int read = super.read(to, offset, length);
            count += Math.max(0, read);
            return read;
        } catch (IOException failure) {
            dropped = failure;
            throw failure;
        }
    }

    /** How many bytes came so far. */
    long count() {
        return count;
    }

    /** A failure while a layer was opened or read, as it is to be thrown. */
    IOException told(Exception failure, Layer layer) {
        if (dropped != null) {
            return dropped;
        }
        if (failure instanceof TryLater later) {
            return later;
        }
        Unreadable known = Unreadable.in(failure);
        return known == null ? new Unreadable(layer.faultOf(failure)) : known;
    }
}

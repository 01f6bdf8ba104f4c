package it.ponte.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which every byte passes {@link #read(byte[], int, int)}, once, in whatever way it is asked for. */
public abstract class WatchedStream extends FilterInputStream {
    /** Over these bytes. */
    protected WatchedStream(InputStream in) {
        super(in);
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public final long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }
}

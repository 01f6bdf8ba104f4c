package it.ponte.normalise;

import it.ponte.reading.WatchedStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file that must be as many as it has where it lies. Some connections that drop look like an end of the
 * file, and a file may still be written to while it is read: neither may be kept as if it were whole.
 */
final class WholeFile extends WatchedStream {
    private final long length;
    private long count;

    WholeFile(InputStream in, long length) {
        super(in);
        this.length = length;
    }

    @Override
    public int read(byte[] to, int offset, int wanted) throws IOException {
        int read = super.read(to, offset, wanted);
        count += Math.max(read, 0);
        if (read < 0 && count < length) {
            throw new EOFException("the file broke off");
        }
        if (count > length) {
            throw new IOException("the file grew while it was read");
        }
        return read;
    }
}

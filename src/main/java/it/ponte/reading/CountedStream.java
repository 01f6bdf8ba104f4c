package it.ponte.reading;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

/** Counts and hashes (SHA-256) every byte of a message while it is read, and stops at the limit with TOO_LARGE. */
public final class CountedStream extends WatchedStream {
    private final long most;
    private final MessageDigest digest;
    private long count;

    /** Over a message of at most so many bytes. */
    public CountedStream(InputStream in, long most) {
        super(in);
        this.most = most;
        this.digest = DigestUtils.getSha256Digest();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int read = super.read(to, offset, length);
        if (read > 0) {
            count += read;
            digest.update(to, offset, read);
            if (count > most) {
                throw new Unreadable(ProblemCode.TOO_LARGE);
            }
        }
        return read;
    }

    /** Reads what the reader left, so that count and hash are those of the whole message. */
    public void drain() throws IOException {
        transferTo(java.io.OutputStream.nullOutputStream());
    }

    /** How many bytes were read so far. */
    public long count() {
        return count;
    }

    /** The hash of all bytes so far; to be asked once, at the end. */
    public byte[] hash() {
        return digest.digest();
    }
}

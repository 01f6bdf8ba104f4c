package it.ponte.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What was inside a wrapping, as a stream: at most so many bytes of it, and not out of all proportion to what came, and a
 * check when it ends, since only then is it known whether a signature or a checksum holds.
 */
final class Inside extends WatchedStream {
    /** Below this size any ratio is harmless; above it no list of people shrinks to less than the 200th part. */
    private static final long HARMLESS = 16L * 1024 * 1024;

    private static final int HIGHEST_RATIO = 200;

    private final Layer layer;
    private final Layer.Content content;
    private final InputStream around;
    private final Outside source;
    private final long most;
    private long count;
    private boolean ended;

    /** What was found inside a layer; {@code around} is what that layer itself was read from. */
    Inside(Layer layer, Layer.Content content, InputStream around, Outside source, long most) {
        super(content.bytes());
        this.layer = layer;
        this.content = content;
        this.around = around;
        this.source = source;
        this.most = most;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            int read = super.read(to, offset, length);
            if (read < 0) {
                ended = true;
                content.atEnd().run();
                // a zip is done before its last byte, and only there is a signature around it found to hold
                around.transferTo(OutputStream.nullOutputStream());
            } else {
                count += read;
            }
            if (count > most || count > HARMLESS && count / HIGHEST_RATIO > source.count()) {
                throw new Unreadable(ProblemCode.TOO_LARGE);
            }
            return read;
        } catch (Exception broken) {
            throw source.told(broken, layer);
        }
    }
}

package it.ponte.api;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A request's body as it arrives: what comes more slowly than so many bytes a second, after a time of grace, breaks off.
 * Only the time in which the hub waits for the sender counts, never that in which the hub itself is busy.
 */
final class PacedBody implements InputBuffer {
    private final InputBuffer body;
    private final Pace pace;
    private final BodyPlaces.Place place;
    private long waited;
    private long read;
    private boolean tooSlow;

    PacedBody(InputBuffer body, Pace pace, BodyPlaces.Place place) {
        this.body = body;
        this.pace = pace;
        this.place = place;
    }

    /** The slowest a sender may be. */
    record Pace(Duration grace, int bytesPerSecond) {
        boolean isKept(long bytes, long nanosWaited) {
            long late = nanosWaited - grace.toNanos();
            return late <= 0 || bytes >= late / 1e9 * bytesPerSecond;
        }
    }

    boolean isTooSlow() {
        return tooSlow;
    }

    /** Bytes so far. */
    long read() {
        return read;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (tooSlow) {
            throw new IOException("the body came too slowly");
        }
        int bytes = waitFor(handler);
        if (bytes < 0) {
            place.leave();
            return bytes;
        }
        read += bytes;
        if (!pace.isKept(read, waited)) {
            tooSlow = true;
            throw new IOException("the body came too slowly");
        }
        return bytes;
    }

    private int waitFor(ApplicationBufferHandler handler) throws IOException {
        long began = System.nanoTime();
        try {
            return body.doRead(handler);
        } catch (SocketTimeoutException stalled) {
            tooSlow = true;
            throw stalled;
        } finally {
            waited += System.nanoTime() - began;
        }
    }

    @Override
    public int available() {
        return body.available();
    }
}

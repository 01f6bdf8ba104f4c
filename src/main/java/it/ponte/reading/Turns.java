package it.ponte.reading;

import it.ponte.work.TryLater;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Large messages that can only be read when all of them is in memory (a workbook, a FHIR bundle) take turns, so that no
 * number of them at once fills it. Small ones never wait, and who waits is served in order.
 */
public final class Turns {
    /** What a large one may take at its worst: a bundle of a million tokens as a tree, a workbook with a password. */
    private static final long EACH = 128L * 1024 * 1024;

    /** As many as half of the memory of this process bears, one at least. */
    public static final Turns OF_THIS_PROCESS =
            new Turns((int) Math.max(1, Runtime.getRuntime().maxMemory() / 2 / EACH), Duration.ofSeconds(10));

    private final Semaphore free;
    private final Duration patience;

    /** So many at once; the next waits so long before it is told to come later. */
    public Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** For one message, which may need it or not. */
    public Turn next() {
        return new Turn(this);
    }

    void take() throws TryLater, InterruptedIOException {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TryLater();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    void giveBack() {
        free.release();
    }
}

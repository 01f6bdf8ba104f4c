package it.ponte.reading;

import it.ponte.work.TryLater;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;

/** The turn of one message, for one thread: taken once, by whatever first finds the message large; given back at its close. */
public final class Turn implements AutoCloseable {
    /** Below this size even what unfolds most takes a few megabytes. */
    private static final int SMALL = 256 * 1024;

    /** The texts of a workbook unfold more than their size tells. */
    private static final long FEW_TEXTS = 4L * 1024 * 1024;

    private final Turns turns;
    private boolean taken;

    Turn(Turns turns) {
        this.turns = turns;
    }

    /** For a process that reads one message only: it never waits. */
    static Turn unshared() {
        return new Turns(1, Duration.ZERO).next();
    }

    /**
     * The same bytes, of which no more than the first are read before it is this message's turn.
     *
     * @throws TryLater when its turn does not come
     */
    InputStream beforeAllOf(InputStream bytes) throws IOException {
        byte[] start = bytes.readNBytes(SMALL);
        if (start.length == SMALL) {
            take();
        }
        return new SequenceInputStream(new ByteArrayInputStream(start), bytes);
    }

    /** Before so many bytes of a workbook's texts are held. */
    void beforeTexts(long held) throws IOException {
        if (held > FEW_TEXTS) {
            take();
        }
    }

    private void take() throws IOException {
        if (!taken) {
            turns.take();
            taken = true;
        }
    }

    @Override
    public void close() {
        if (taken) {
            taken = false;
            turns.giveBack();
        }
    }
}

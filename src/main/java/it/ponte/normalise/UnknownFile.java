package it.ponte.normalise;

import it.ponte.access.Personal;
import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.intake.Refusal;
import it.ponte.reading.CountedStream;
import it.ponte.reading.Limits;
import it.ponte.reading.ProblemCode;
import it.ponte.reading.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/**
 * A file for whose name its sender has no mapping: nothing in it is understood or kept, but that it came is, so that the
 * sender is told. Sent again under a name that is known, or after the partner's file was corrected, it is read.
 */
final class UnknownFile implements Incoming {
    /** Stands where a mapping's name and its version would; no folder can be called so. */
    private static final String NONE = "-";

    private final Arrival arrival;
    private final CountedStream bytes;
    private byte[] hash;

    private UnknownFile(Arrival arrival, CountedStream bytes) {
        this.arrival = arrival;
        this.bytes = bytes;
    }

    static UnknownFile of(
            String partner,
            String how,
            Personal fileName,
            Instant asOf,
            Instant sentAt,
            String idempotencyKey,
            Limits limits,
            InputStream body) {
        return new UnknownFile(
                arrival(partner, how, fileName, asOf, sentAt, idempotencyKey), new CountedStream(body, limits.bytes()));
    }

    /** The arrival of what no mapping reads. */
    static Arrival arrival(
            String partner, String how, Personal fileName, Instant asOf, Instant sentAt, String idempotencyKey) {
        return new Arrival(partner, how, NONE, NONE, "unknown", fileName, asOf, sentAt, idempotencyKey);
    }

    @Override
    public Arrival arrival() {
        return arrival;
    }

    /** None; reads the file to its end, for its hash. */
    @Override
    public Iterator<Line> lines() {
        try {
            bytes.drain();
        } catch (Unreadable tooLarge) {
            // refused in any case
        } catch (IOException dropped) {
            throw new UncheckedIOException(dropped);
        }
        hash = bytes.hash();
        return Collections.emptyIterator();
    }

    @Override
    public Optional<Refusal> refusal() {
        return Optional.of(new Refusal(ProblemCode.UNKNOWN_FILE_NAME.name(), 0, null));
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public long size() {
        return bytes.count();
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

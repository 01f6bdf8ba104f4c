package it.ponte.normalise;

import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.intake.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A message that was refused before any of it was read: kept only so that its sender hears of it.
 *
 * @param size of its body in bytes, by the word of where it lies
 */
record RefusedMessage(Arrival arrival, Refusal reason, long size, InputStream body) implements Incoming {
    @Override
    public Iterator<Line> lines() {
        return Collections.emptyIterator();
    }

    @Override
    public Optional<Refusal> refusal() {
        return Optional.of(reason);
    }

    /** Stands for bytes that nobody read: the same key, name and size are the same message. */
    @Override
    public byte[] hash() {
        String name = arrival.fileName() == null ? "" : arrival.fileName().reveal();
        return DigestUtils.sha256(arrival.idempotencyKey() + " " + size + " " + name);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

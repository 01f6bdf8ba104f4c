package it.ponte.normalise;

import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.intake.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/** A message that was refused before any of it was read: kept only so that its sender hears of it. */
record RefusedMessage(Arrival arrival, Refusal reason) implements Incoming {
    @Override
    public Iterator<Line> lines() {
        return Collections.emptyIterator();
    }

    @Override
    public Optional<Refusal> refusal() {
        return Optional.of(reason);
    }

    /** Of its key, as there are no bytes. */
    @Override
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(arrival.idempotencyKey().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void close() {
        // nothing was opened
    }
}

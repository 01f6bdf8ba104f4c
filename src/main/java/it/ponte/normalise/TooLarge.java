package it.ponte.normalise;

import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.intake.Refusal;
import it.ponte.reading.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/** A file whose size says before it is read that it is over the limit: refused, and not read. */
record TooLarge(Arrival arrival, long size, InputStream body) implements Incoming {
    @Override
    public Iterator<Line> lines() {
        return Collections.emptyIterator();
    }

    @Override
    public Optional<Refusal> refusal() {
        return Optional.of(new Refusal(ProblemCode.TOO_LARGE.name(), 0, null));
    }

    /** Stands for bytes that nobody read: the same name and size are the same file. */
    @Override
    public byte[] hash() {
        String name = arrival.fileName() == null ? "" : arrival.fileName().reveal();
        try {
            return MessageDigest.getInstance("SHA-256").digest((size + " " + name).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
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

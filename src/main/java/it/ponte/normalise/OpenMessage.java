package it.ponte.normalise;

import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.intake.Refusal;
import it.ponte.mapping.LineContent;
import it.ponte.reading.CountedStream;
import it.ponte.reading.Layout;
import it.ponte.reading.Limits;
import it.ponte.reading.LineSource;
import it.ponte.reading.ProblemCode;
import it.ponte.reading.Readers;
import it.ponte.reading.Secrets;
import it.ponte.reading.Taken;
import it.ponte.reading.Turn;
import it.ponte.reading.Turns;
import it.ponte.reading.Unreadable;
import it.ponte.reading.Wrappings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message whose bytes are read while its lines are pulled. */
final class OpenMessage implements Incoming {
    private static final Logger log = LoggerFactory.getLogger(OpenMessage.class);

    private final Arrival arrival;
    private final Layout layout;
    private final Shield shield;
    private final Wrappings wrappings;
    private final Limits limits;
    private final Turn turn;
    private final CountedStream bytes;
    private InputStream content;
    private LineSource source;
    private Refusal refusal;
    private byte[] hash;

    OpenMessage(
            Arrival arrival,
            Layout layout,
            Shield shield,
            Secrets secrets,
            Limits limits,
            Turns turns,
            InputStream body) {
        this.arrival = arrival;
        this.layout = layout;
        this.shield = shield;
        this.turn = turns.next();
        this.wrappings = new Wrappings(secrets, limits, turn);
        this.limits = limits;
        this.bytes = new CountedStream(body, limits.bytes());
    }

    @Override
    public Arrival arrival() {
        return arrival;
    }

    @Override
    public Iterator<Line> lines() {
        return new Iterator<>() {
            private Line ahead;
            private boolean any;

            @Override
            public boolean hasNext() {
                if (ahead == null && hash == null) {
                    ahead = pull();
                    if (ahead == null) {
                        end(any);
                    }
                    any = true;
                }
                return ahead != null;
            }

            @Override
            public Line next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Line line = ahead;
                ahead = null;
                return line;
            }
        };
    }

    private Line pull() {
        try {
            if (source == null) {
                content = wrappings.open(bytes);
                // readers close what they have read to its end, and there may be a signature behind it
                source = Readers.open(CloseShieldInputStream.wrap(content), layout, limits, turn);
            }
            Taken taken = source.next();
            return taken == null ? null : line(taken.number(), shield.over(taken));
        } catch (Unreadable unreadable) {
            refusal = refusal(unreadable);
            return null;
        } catch (IOException dropped) {
            throw new UncheckedIOException(dropped);
        } catch (UncheckedIOException dropped) {
            throw dropped;
        } catch (RuntimeException unforeseen) {
            // a file that fails like this fails every time: refused, its sender hears of it and it is not read for
            // ever;
            // without the message of the exception: parsers quote what they read
            log.error(
                    "a message of {} was refused because its reader failed: {} at {}",
                    arrival.partner(),
                    unforeseen.getClass().getName(),
                    Stream.of(unforeseen.getStackTrace()).findFirst().orElse(null));
            refusal = new Refusal(layout.form().notThis().name(), 0, null);
            return null;
        }
    }

    private static Line line(int number, LineContent content) {
        return new Line(number, content.bytes(), content.isProtected());
    }

    private static Refusal refusal(Unreadable unreadable) {
        return new Refusal(unreadable.code().name(), unreadable.line(), unreadable.field());
    }

    private void end(boolean anyLine) {
        if (refusal == null && !anyLine) {
            refusal = new Refusal(ProblemCode.EMPTY_FILE.name(), 0, null);
        }
        try {
            if (refusal == null) {
                // a signature or a checksum is only known to hold when the last byte was read
                content.transferTo(OutputStream.nullOutputStream());
            }
        } catch (Unreadable notWhole) {
            refusal = refusal(notWhole);
        } catch (IOException dropped) {
            throw new UncheckedIOException(dropped);
        }
        try {
            bytes.drain();
        } catch (Unreadable tooLarge) {
            refusal = refusal(tooLarge);
        } catch (IOException dropped) {
            throw new UncheckedIOException(dropped);
        }
        hash = bytes.hash();
    }

    @Override
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public List<String> notMapped() {
        return source == null ? List.of() : source.notMapped();
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
        try (turn) {
            if (source != null) {
                source.close();
            }
            bytes.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package it.ponte.normalise;

import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.intake.Refusal;
import it.ponte.normalise.Reads.Format;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message whose bytes are read while its lines are pulled. */
final class OpenMessage implements Incoming {
    private static final Logger log = LoggerFactory.getLogger(OpenMessage.class);
    private static final int MAGIC = 4;

    private final Arrival arrival;
    private final Mapping mapping;
    private final Shield shield;
    private final Limits limits;
    private final CountedStream bytes;
    private LineSource source;
    private Refusal refusal;
    private byte[] hash;

    OpenMessage(Arrival arrival, Mapping mapping, Shield shield, Limits limits, InputStream body) {
        this.arrival = arrival;
        this.mapping = mapping;
        this.shield = shield;
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
                source = open();
            }
            return source.next();
        } catch (Unreadable unreadable) {
            refusal = unreadable.refusal();
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
            refusal = new Refusal(notThisFormat().name(), 0, null);
            return null;
        }
    }

    private ProblemCode notThisFormat() {
        return switch (mapping.reads().format()) {
            case CSV -> ProblemCode.NOT_CSV;
            case JSON -> ProblemCode.NOT_JSON;
            case XLSX -> ProblemCode.NOT_XLSX;
        };
    }

    /** Content decides, whatever the file's name says: a workbook sent where CSV is agreed is told so. */
    private LineSource open() throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(MAGIC);
        byte[] magic = in.readNBytes(MAGIC);
        in.reset();
        if (magic.length == 0) {
            throw new Unreadable(ProblemCode.EMPTY_FILE);
        }
        boolean zip = startsWith(magic, 'P', 'K', 3, 4);
        // old workbooks (OLE2) and PDF, which people send by mistake
        boolean binary = zip || startsWith(magic, 0xD0, 0xCF, 0x11, 0xE0) || startsWith(magic, '%', 'P', 'D', 'F');
        boolean isXlsx = mapping.reads().format() == Format.XLSX;
        if (isXlsx ? !zip : binary) {
            throw new Unreadable(notThisFormat());
        }
        return switch (mapping.reads().format()) {
            case CSV -> new CsvLines(in, mapping, shield, limits);
            case JSON -> new JsonLines(in, mapping, shield, limits);
            case XLSX -> new XlsxLines(in, mapping, shield, limits);
        };
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void end(boolean anyLine) {
        if (refusal == null && !anyLine) {
            refusal = new Refusal(ProblemCode.EMPTY_FILE.name(), 0, null);
        }
        try {
            bytes.drain();
        } catch (Unreadable tooLarge) {
            refusal = tooLarge.refusal();
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
            if (source != null) {
                source.close();
            }
            bytes.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

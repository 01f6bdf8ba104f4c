package it.ponte.intake;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A message while it is being read: its lines as a stream, then what can only be known at its end. Bad input is never
 * an exception here; an {@link java.io.IOException} while reading (a dropped connection) surfaces as
 * {@link java.io.UncheckedIOException} from the iterator and undoes everything.
 */
public interface Incoming extends AutoCloseable {
    Arrival arrival();

    /** The lines, in order, read while they are pulled; to be pulled once. */
    Iterator<Line> lines();

    /** After the last line: why the message as a whole is refused, if it is; then its lines do not count. */
    Optional<Refusal> refusal();

    /**
     * After the last line: what its sender calls that which the message tells and the mapping does not name. Names only,
     * each once, at most some hundreds; never kept.
     */
    default List<String> notMapped() {
        return List.of();
    }

    /** After the last line: SHA-256 over all bytes of the message. */
    byte[] hash();

    /** After the last line: how many bytes the message had. */
    long size();

    @Override
    void close();
}

package it.ponte.intake;

import it.ponte.access.Vault;
import it.ponte.work.RowCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Puts the lines of one envelope, sealed, into table {@code envelope_line} while they are pulled: one COPY, whatever
 * their number, and never more than a few of them in memory.
 */
final class LineCopy {
    private static final String COPY = "copy envelope_line (envelope, number, content) from stdin (format binary)";
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Vault vault;
    private final long envelope;
    private final String code;
    private final int batchSize;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Integer> shielded = new ArrayList<>();
    private final RowCopy rows = new RowCopy(3);
    private int count;
    private int firstOfBatch;
    private int last;

    /** For the envelope of this id and code; {@code batchSize} lines make one batch. */
    LineCopy(Vault vault, long envelope, String code, int batchSize) {
        this.vault = vault;
        this.envelope = envelope;
        this.code = code;
        this.batchSize = batchSize;
    }

    /** Neighbouring lines that are settled together, first and last number included. */
    record Batch(int first, int last) {}

    /** What was copied; {@code shielded} are the numbers of lines about protected people. */
    record Copied(int lines, List<Batch> batches, List<Integer> shielded) {
        static final Copied NOTHING = new Copied(0, List.of(), List.of());
    }

    /** Copies all lines, these and then the others, in the connection's transaction; after an exception only a rollback is possible. */
    Copied copy(Connection connection, List<Line> first, Iterator<Line> others) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            first.forEach(this::write);
            while (others.hasNext()) {
                write(others.next());
                if (rows.size() >= BUFFER_BYTES) {
                    rows.drainTo(copy);
                }
            }
            rows.endOf(copy);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        if (count % batchSize != 0) {
            batches.add(new Batch(firstOfBatch, last));
        }
        return new Copied(count, batches, shielded);
    }

    private void write(Line line) {
        if (count % batchSize == 0) {
            firstOfBatch = line.number();
        }
        last = line.behind(last).number();
        count++;
        if (count % batchSize == 0) {
            batches.add(new Batch(firstOfBatch, last));
        }
        if (line.isShielded()) {
            shielded.add(last);
        }
        byte[] sealed = vault.seal(line.content(), aboutLine(code, last));
        rows.row().number(envelope).shortNumber(last).bytes(sealed);
    }

    /** What the seal of a line is tied to. */
    static String aboutLine(String code, int number) {
        return "envelope_line:" + code + ":" + number;
    }
}

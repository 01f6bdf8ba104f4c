package it.ponte.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * New rows for one COPY in PostgreSQL's binary form: the fields of each row in the order of the columns, null for none.
 * For rows by the hundred: PostgreSQL takes them in with half the work of an insert.
 *
 * @see <a href="https://www.postgresql.org/docs/17/sql-copy.html">COPY, file formats</a>
 */
public final class RowCopy {
    private static final byte[] BEGIN = "PGCOPY\n\u00FF\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final short END = -1;
    private static final int NULL = -1;
    private static final byte JSONB_VERSION = 1;
    /** PostgreSQL's own epoch. */
    private static final LocalDate DAY_ZERO = LocalDate.of(2000, 1, 1);

    private static final Instant ZERO = Instant.parse("2000-01-01T00:00:00Z");

    private final short columns;
    private byte[] rows = new byte[256 * 1024];
    private int end;

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    /** For rows of so many columns. */
    public RowCopy(int columns) {
        this.columns = (short) columns;
        write(BEGIN);
    }

    /** Begins the next row. */
    public RowCopy row() {
        two(columns);
        return this;
    }

    /** A bigint. */
    public RowCopy number(Long number) {
        return number == null ? bytes(null) : eight(number);
    }

    /** An int. */
    public RowCopy shortNumber(int number) {
        four(Integer.BYTES);
        four(number);
        return this;
    }

    /** A text. */
    public RowCopy text(String text) {
        return bytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    /** A jsonb. */
    public RowCopy json(String json) {
        if (json == null) {
            return bytes(null);
        }
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        four(1 + text.length);
        one(JSONB_VERSION);
        write(text);
        return this;
    }

    /** A boolean. */
    public RowCopy flag(boolean flag) {
        four(1);
        one((byte) (flag ? 1 : 0));
        return this;
    }

    /** A timestamptz, in microseconds. */
    public RowCopy moment(Instant moment) {
        return eight(ChronoUnit.MICROS.between(ZERO, moment.truncatedTo(ChronoUnit.MICROS)));
    }

    /** A date. */
    public RowCopy day(LocalDate day) {
        if (day == null) {
            return bytes(null);
        }
        four(Integer.BYTES);
        four((int) DAY_ZERO.until(day, ChronoUnit.DAYS));
        return this;
    }

    /** A bytea. */
    public RowCopy bytes(byte[] bytes) {
        four(bytes == null ? NULL : bytes.length);
        if (bytes != null) {
            write(bytes);
        }
        return this;
    }

    private RowCopy eight(long value) {
        four(Long.BYTES);
        room(Long.BYTES);
        LONG.set(rows, end, value);
        end += Long.BYTES;
        return this;
    }

    private void four(int value) {
        room(Integer.BYTES);
        INT.set(rows, end, value);
        end += Integer.BYTES;
    }

    private void two(short value) {
        room(Short.BYTES);
        SHORT.set(rows, end, value);
        end += Short.BYTES;
    }

    private void one(byte value) {
        room(1);
        rows[end++] = value;
    }

    private void write(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, rows, end, bytes.length);
        end += bytes.length;
    }

    private void room(int more) {
        if (rows.length - end < more) {
            rows = Arrays.copyOf(rows, Math.max(2 * rows.length, end + more));
        }
    }

    /** How many bytes wait to be written. */
    public int size() {
        return end;
    }

    /** Hands over the rows so far to a COPY that goes on. */
    public void drainTo(CopyIn copy) throws SQLException {
        copy.writeToCopy(rows, 0, end);
        end = 0;
    }

    /** Ends the rows, and the COPY that took those before. */
    public void endOf(CopyIn copy) throws SQLException {
        two(END);
        drainTo(copy);
        copy.endCopy();
    }

    /** Ends the rows and writes them, within the caller's transaction, by {@code copy … from stdin (format binary)}. */
    public void into(JdbcTemplate database, String copy) {
        two(END);
        database.execute((Connection connection) -> {
            var copying = connection.unwrap(PGConnection.class).getCopyAPI();
            try {
                return copying.copyIn(copy, new ByteArrayInputStream(rows, 0, end));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }
}

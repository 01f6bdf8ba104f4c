package it.ponte.reading;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Rows of a CSV file (RFC 4180, any separator and quote), counted as a text editor counts its lines. */
final class CsvRows implements TableRows {
    /** The parser's buffer is no smaller than this, however short cells must be. */
    private static final int SMALLEST_BUFFER = 64 * 1024;

    private final Decoding text;
    private final CloseableIterator<CsvRow> rows;
    private int last;

    // the parser's makers would rather refuse a file for one quote inside quotes ("Via "Roma" 3"); one bad line must
    // not hold back its file (SAFETY G7), and when they drop the switch this stops compiling and a parser must be
    // chosen
    @SuppressWarnings("removal")
    CsvRows(InputStream in, Form form, Limits limits) throws IOException {
        this.text = Decoding.of(in, form.charset());
        CsvText cells = new CsvText(text, form.table(), limits.cell());
        this.rows = CsvReader.builder()
                .fieldSeparator(cells.separator())
                .quoteCharacter(form.table().quote())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(Math.max(SMALLEST_BUFFER, 4 * limits.cell()))
                .build(new CsvRow.Builder(limits.columns()), cells)
                .iterator();
    }

    @Override
    public TableRow next() throws IOException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            CsvRow row = rows.next();
            last = row.number();
            return row;
        } catch (UncheckedIOException failure) {
            Unreadable unreadable = Unreadable.in(failure);
            throw unreadable == null ? failure.getCause() : unreadable;
        } catch (CsvParseException failure) {
            // the parser stops for two reasons: a quote that is open at the end, and a value longer than its buffer
            ProblemCode code = text.isAtEnd() ? ProblemCode.TRUNCATED : ProblemCode.TOO_LARGE;
            throw new Unreadable(code, last + 1, null);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}

package it.ponte.reading;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Lines of a CSV file (RFC 4180, any separator), counted as a text editor counts them. */
final class CsvLines implements LineSource {
    private final Layout layout;
    private final Limits limits;
    private final Decoding text;
    private final CloseableIterator<CsvRecord> records;
    private Columns columns;
    private int last;

    // the parser's makers would rather refuse a file for one quote inside quotes ("Via "Roma" 3"); one bad line must
    // not
    // hold back its file (SAFETY G7), and when they drop the switch this stops compiling and a parser must be chosen
    @SuppressWarnings("removal")
    CsvLines(InputStream in, Layout layout, Limits limits) throws IOException {
        this.layout = layout;
        this.limits = limits;
        this.text = Decoding.of(in, layout.form().charset());
        this.records = CsvReader.builder()
                .fieldSeparator(layout.form().separator())
                .quoteCharacter('"')
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(4 * limits.cell())
                .ofCsvRecord(text)
                .iterator();
    }

    @Override
    public Taken next() throws IOException {
        if (columns == null && !readHeader()) {
            return null;
        }
        CsvRecord row = nextRow();
        while (row != null && isBlank(row, 0)) {
            row = nextRow();
        }
        return row == null ? null : taken(row);
    }

    private boolean readHeader() throws IOException {
        CsvRecord header = nextRow();
        while (header != null && last < layout.form().headerRow()) {
            header = nextRow();
        }
        if (header != null) {
            columns = Columns.in(header.getFields(), layout, last, limits);
        }
        return header != null;
    }

    private Taken taken(CsvRecord row) {
        Taken taken = new Taken(last, limits.cell());
        // spreadsheets like to add empty cells at the end of a line: these do no harm
        if (row.getFieldCount() < columns.width() || !isBlank(row, columns.width())) {
            // which value belongs to which column is anybody's guess, so none is taken
            taken.problem("", ProblemCode.WRONG_FIELD_COUNT);
        } else {
            columns.take(row::getField, taken);
        }
        return taken;
    }

    private static boolean isBlank(CsvRecord row, int from) {
        for (int i = from; i < row.getFieldCount(); i++) {
            if (!row.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private CsvRecord nextRow() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord row = records.next();
            if (row.getStartingLineNumber() > limits.lines()) {
                throw new Unreadable(ProblemCode.TOO_LARGE, limits.lines(), null);
            }
            last = (int) row.getStartingLineNumber();
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
        records.close();
    }
}

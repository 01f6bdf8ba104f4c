package it.ponte.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Rows of one sheet of a workbook (Office Open XML), counted as the spreadsheet shows them. The workbook is held in
 * memory as it came, compressed, with its texts; its rows are a stream.
 */
final class XlsxRows implements TableRows {
    private final boolean hasUncomputed;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private int shift;
    private int last;

    XlsxRows(InputStream in, String sheet, Limits limits, Turn turn) throws IOException {
        byte[] bytes = turn.beforeAllOf(in).readNBytes(limits.whole() + 1);
        if (bytes.length > limits.whole()) {
            throw new Unreadable(ProblemCode.TOO_LARGE);
        }
        WorkbookParts parts = new WorkbookParts();
        ZipGuard.check(bytes, parts);
        turn.beforeTexts(parts.held());
        this.hasUncomputed = parts.hasUncomputed();
        this.workbook = reading(() -> open(bytes, parts.hasIsoDates()));
        this.stream = reading(() -> sheet(sheet).openStream());
        this.rows = stream.iterator();
    }

    private static ReadableWorkbook open(byte[] bytes, boolean hasIsoDates) throws IOException {
        ReadableWorkbook asSent = new ReadableWorkbook(new ByteArrayInputStream(bytes));
        if (!hasIsoDates) {
            return asSent;
        }
        try (asSent) {
            byte[] known = new IsoDates(asSent.isDate1904()).asNumbers(bytes);
            return new ReadableWorkbook(new ByteArrayInputStream(known));
        }
    }

    private Sheet sheet(String name) throws Unreadable {
        return name == null
                ? workbook.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst()
                        .orElseGet(workbook::getFirstSheet)
                : workbook.getSheets()
                        .filter(sheet -> Titles.key(sheet.getName()).equals(Titles.key(name)))
                        .findFirst()
                        .orElseThrow(() -> new Unreadable(ProblemCode.MISSING_COLUMN, 0, name));
    }

    @Override
    public TableRow next() throws IOException {
        return reading(this::read);
    }

    private TableRow read() throws Unreadable {
        Row row = rows.hasNext() ? rows.next() : null;
        if (row == null) {
            return null;
        }
        if (last == 0 && row.getRowNum() == 0) {
            shift = 1; // a sheet may leave the numbers out: then the library counts from 0
        }
        int number = row.getRowNum() + shift;
        if (number <= last) {
            // the standard asks for rising numbers; of two rows with one number neither could be answered
            throw new Unreadable(ProblemCode.NOT_XLSX, last, null);
        }
        last = number;
        return new XlsxRow(row, number, hasUncomputed);
    }

    /**
     * Runs one step of the library over bytes that are all in memory: whatever it throws, the workbook is at fault. It
     * meets broken ones with exceptions of every kind, down to null pointers.
     */
    private static <T> T reading(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (IOException | RuntimeException broken) {
            Unreadable known = Unreadable.in(broken);
            throw known == null ? new Unreadable(ProblemCode.NOT_XLSX) : known;
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}

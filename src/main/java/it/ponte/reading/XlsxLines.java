package it.ponte.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Rows of one sheet of a workbook (Office Open XML), counted as the spreadsheet shows them. */
final class XlsxLines implements LineSource {
    /** A sheet may begin with a title and a logo; its header stands among these rows. */
    private static final int ROWS_BEFORE_DATA = 20;

    private final Layout layout;
    private final Limits limits;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final List<Row> setBack = new ArrayList<>();
    private Columns columns;
    private CellText cells;
    private int last;

    XlsxLines(InputStream in, Layout layout, Limits limits) throws IOException {
        this.layout = layout;
        this.limits = limits;
        byte[] bytes = in.readAllBytes();
        ZipGuard.check(bytes);
        this.workbook = reading(() -> new ReadableWorkbook(new ByteArrayInputStream(bytes)));
        this.stream = reading(() -> sheet().openStream());
        this.rows = stream.iterator();
    }

    private Sheet sheet() throws Unreadable {
        String name = layout.form().sheet();
        return name == null
                ? workbook.getFirstSheet()
                : workbook.findSheet(name).orElseThrow(() -> new Unreadable(ProblemCode.MISSING_COLUMN, 0, name));
    }

    @Override
    public Taken next() throws IOException {
        return reading(this::read);
    }

    private Taken read() throws IOException {
        if (columns == null && !findHeader()) {
            return null;
        }
        Row row = nextRow();
        while (row != null && isBlank(row)) {
            row = nextRow();
        }
        return row == null ? null : line(row);
    }

    private Taken line(Row row) {
        Taken taken = new Taken(row.getRowNum(), limits.cell());
        columns.take(place -> cells.of(row, place), taken);
        return taken;
    }

    private boolean findHeader() throws IOException {
        List<Row> seen = new ArrayList<>();
        Row best = null;
        long mostNamed = -1;
        while (seen.size() < ROWS_BEFORE_DATA) {
            Row row = nextRow();
            if (row == null) {
                break;
            }
            seen.add(row);
            boolean told = row.getRowNum() == layout.form().headerRow();
            long named = told ? Long.MAX_VALUE : Columns.namedIn(header(row), layout);
            if (named > mostNamed) {
                best = row;
                mostNamed = named;
            }
        }
        if (best == null) {
            return false;
        }
        setBack.addAll(seen.subList(seen.indexOf(best) + 1, seen.size()));
        columns = Columns.in(header(best), layout, best.getRowNum(), limits);
        cells = new CellText(columns, layout);
        return true;
    }

    private static List<String> header(Row row) {
        List<String> header = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            header.add(row.getCellText(i));
        }
        return header;
    }

    private Row nextRow() throws Unreadable {
        if (columns != null && !setBack.isEmpty()) {
            return setBack.remove(0);
        }
        Row row = rows.hasNext() ? rows.next() : null;
        if (row != null) {
            if (row.getRowNum() > limits.lines()) {
                throw new Unreadable(ProblemCode.TOO_LARGE, row.getRowNum(), null);
            }
            if (row.getRowNum() <= last) {
                // the standard asks for rising numbers; of two rows with one number neither could be answered
                throw new Unreadable(ProblemCode.NOT_XLSX, last, null);
            }
            last = row.getRowNum();
        }
        return row;
    }

    private static boolean isBlank(Row row) {
        for (int i = 0; i < row.getCellCount(); i++) {
            if (!row.getCellText(i).isBlank()) {
                return false;
            }
        }
        return true;
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

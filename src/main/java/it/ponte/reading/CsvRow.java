package it.ponte.reading;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/** One row of a CSV file. Of a row with more cells than a table may have, the others are only counted. */
final class CsvRow implements TableRow {
    private final int number;
    private final String[] cells;
    private final int count;
    private final int width;

    private CsvRow(int number, String[] cells, int count, int width) {
        this.number = number;
        this.cells = cells;
        this.count = count;
        this.width = width;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int width() {
        return width;
    }

    /** Spreadsheets like to add empty cells at the end of a line: these do no harm. */
    @Override
    public boolean fits(int columns) {
        return count >= columns && width <= columns;
    }

    @Override
    public String text(int place) {
        return place < cells.length ? cells[place] : "";
    }

    /** A formula that is a text alone is that text: spreadsheets are made to keep the zeros of 0012 by it. */
    private static String withoutFormula(String cell) {
        boolean isText = cell.length() > 3 && cell.startsWith("=\"") && cell.endsWith("\"");
        String text = isText ? cell.substring(2, cell.length() - 1) : "";
        return isText && text.replace("\"\"", "").indexOf('"') < 0 ? text.replace("\"\"", "\"") : cell;
    }

    /** Makes rows of what the parser finds. */
    static final class Builder extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private final String[] cells;
        private int width;

        /** For tables of at most so many columns. */
        Builder(int mostColumns) {
            cells = new String[mostColumns];
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            width = 0;
        }

        @Override
        protected void handleField(int place, char[] buffer, int offset, int length, boolean quoted) {
            String cell = withoutFormula(new String(buffer, offset, length));
            if (place < cells.length) {
                cells[place] = cell;
            }
            if (!cell.isBlank()) {
                width = place + 1;
            }
        }

        @Override
        protected CsvRow buildRecord() {
            int number = (int) Math.min(getStartingLineNumber(), Integer.MAX_VALUE);
            int kept = Math.min(getFieldCount(), cells.length);
            return new CsvRow(number, Arrays.copyOf(cells, kept), getFieldCount(), width);
        }
    }
}

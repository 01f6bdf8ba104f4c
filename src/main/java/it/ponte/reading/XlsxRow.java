package it.ponte.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/**
 * One row of a sheet as a person sees it: numbers have 15 digits and no fraction that nobody wrote, and a formula is
 * the value that was last computed.
 */
final class XlsxRow implements TableRow {
    /** What a spreadsheet shows of a number; the digits behind are noise of its arithmetic. */
    private static final MathContext SHOWN = new MathContext(15);
    /** A number with more zeros than this is no number of a form, and written out would fill the memory. */
    private static final int MOST_ZEROS = 30;

    private final Row row;
    private final int number;
    private final boolean hasUncomputed;
    private final int width;

    /** A row of a workbook of which some formulas may never have been computed. */
    XlsxRow(Row row, int number, boolean hasUncomputed) {
        this.row = row;
        this.number = number;
        this.hasUncomputed = hasUncomputed;
        int filled = row.getCellCount();
        while (filled > 0 && isBlank(filled - 1)) {
            filled--;
        }
        this.width = filled;
    }

    /** Formulas that are copied down to be filled in later give empty texts, and make no line. */
    private boolean isBlank(int place) {
        return text(place).isBlank() && !isUncomputed(place);
    }

    private Cell cell(int place) {
        return row.getOptionalCell(place).orElse(null);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int width() {
        return width;
    }

    /** Every cell of a sheet says in which column it stands. */
    @Override
    public boolean fits(int columns) {
        return true;
    }

    @Override
    public String text(int place) {
        Cell cell = cell(place);
        if (cell == null) {
            return "";
        }
        return cell.getValue() instanceof BigDecimal number ? text(number, cell) : EscapedText.decoded(cell.getText());
    }

    private static String text(BigDecimal number, Cell cell) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal shown = number.round(SHOWN).stripTrailingZeros();
        return Math.abs(shown.scale()) > MOST_ZEROS ? cell.getRawValue() : shown.toPlainString();
    }

    @Override
    public boolean isNumber(int place) {
        Cell cell = cell(place);
        return cell != null && cell.getValue() instanceof BigDecimal;
    }

    @Override
    public LocalDateTime moment(int place) {
        try {
            return cell(place).asDate();
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException noMoment) {
            return null;
        }
    }

    /** An empty text may be what a formula gave, unless the program that wrote the workbook computed nothing at all. */
    @Override
    public boolean isUncomputed(int place) {
        Cell cell = cell(place);
        return cell != null
                && cell.getType() == CellType.FORMULA
                && cell.getValue() == null
                && (cell.getRawValue() == null || hasUncomputed);
    }
}

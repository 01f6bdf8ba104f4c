package it.ponte.reading;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/**
 * What a spreadsheet's cell says as a text: days that it keeps as numbers are written as the mapping expects them,
 * whole numbers without a fraction, and of a formula the value that was last computed.
 */
final class CellText {
    /** A number with more zeros than this is no number of a form, and written out would fill the memory. */
    private static final int MOST_ZEROS = 30;

    private final Map<Integer, Function<LocalDate, String>> days = new HashMap<>();

    /** For the columns of one sheet: those that hold days are known by their place. */
    CellText(Columns columns, Layout layout) {
        for (int place = 0; place < columns.width(); place++) {
            String name = columns.nameAt(place);
            if (name != null && layout.days().containsKey(name)) {
                days.put(place, layout.days().get(name));
            }
        }
    }

    /** The text at this place of a row; "" where there is none. */
    String of(Row row, int place) {
        Cell cell = row.getOptionalCell(place).orElse(null);
        if (cell == null) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return days.containsKey(place) ? day(cell, days.get(place)) : number(cell);
        }
        return cell.getText();
    }

    private static String day(Cell cell, Function<LocalDate, String> writing) {
        try {
            return writing.apply(cell.asDate().toLocalDate());
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException noDay) {
            return cell.getRawValue(); // told to the sender as NOT_A_DATE
        }
    }

    private static String number(Cell cell) {
        BigDecimal number = cell.asNumber();
        return Math.abs(number.scale()) > MOST_ZEROS
                ? cell.getRawValue()
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

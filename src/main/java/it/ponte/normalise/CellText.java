package it.ponte.normalise;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
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

    private final Map<Integer, DateText> days = new HashMap<>();

    /** For the columns of one sheet: those that the mapping reads as days are known by their place. */
    CellText(Columns columns, Mapping mapping) {
        for (int place = 0; place < columns.width(); place++) {
            String name = columns.nameAt(place);
            for (FieldRule rule : mapping.rules()) {
                if (name != null && name.equals(rule.from()) && rule.as() instanceof DateText day) {
                    days.put(place, day);
                }
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

    private static String day(Cell cell, DateText pattern) {
        try {
            return pattern.write(cell.asDate().toLocalDate());
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

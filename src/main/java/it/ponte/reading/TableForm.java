package it.ponte.reading;

import java.util.List;

/**
 * How a table is laid out: a CSV file, or a sheet of a workbook.
 *
 * @param separator between the cells of a CSV line
 * @param quote around a CSV cell that holds a separator or a line break; {@link #NO_QUOTE}: there is none
 * @param sheet name of the sheet of a workbook, null for the first one to be seen
 * @param headerRow number of the row that names the columns; 0: found by what it names
 * @param headerRows how many rows name them: group titles stand above the row that names each column
 * @param footers a row whose first filled cell begins with one of these ends the data
 */
public record TableForm(char separator, char quote, String sheet, int headerRow, int headerRows, List<String> footers) {
    /** Half a character that never stands at the beginning of a cell. */
    public static final char NO_QUOTE = '\uDC00';

    public TableForm {
        footers = List.copyOf(footers);
        if (separator == quote || isLineBreak(separator) || isLineBreak(quote) || Character.isSurrogate(separator)) {
            throw new IllegalArgumentException("separator and quote must differ, and be no line break");
        }
        if (footers.stream().map(Titles::key).anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a footer tells something: every row begins with nothing");
        }
        if (headerRow < 0 || headerRows < 1) {
            throw new IllegalArgumentException("a table has at least one header row");
        }
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }
}

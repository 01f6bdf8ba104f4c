package it.ponte.reading;

import it.ponte.reading.Form.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A first look at a workbook: the sheet with the people, and the row that names the columns. */
final class TableLook {
    private static final int ROWS_BEFORE_DATA = 20;

    private TableLook() {}

    /** The first sheet whose first rows name at least two columns. */
    static Found workbook(byte[] file) throws IOException {
        ZipGuard.check(file, new WorkbookParts());
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<String> names = header(sheet);
                if (names.size() > 1) {
                    boolean isFirst =
                            sheet.getIndex() == workbook.getFirstSheet().getIndex();
                    TableForm table = FirstLook.table(',', isFirst ? null : sheet.getName(), 0);
                    return new Found(new Form(Format.XLSX, StandardCharsets.UTF_8, table, null), names);
                }
            }
        } catch (RuntimeException broken) {
            throw new Unreadable(
                    ProblemCode.NOT_XLSX); // the library meets broken workbooks with exceptions of any kind
        }
        throw new Unreadable(ProblemCode.EMPTY_FILE);
    }

    /** The header names more columns than the title above it, and no row below it names more. */
    private static List<String> header(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.limit(ROWS_BEFORE_DATA)
                    .map(row -> {
                        List<String> cells = new ArrayList<>();
                        for (int i = 0; i < row.getCellCount(); i++) {
                            cells.add(row.getCellText(i));
                        }
                        return names(cells);
                    })
                    // of rows with equally many the first: max would take the last
                    .reduce((one, other) ->
                            Comparator.<List<String>>comparingInt(List::size).compare(other, one) > 0 ? other : one)
                    .orElse(List.of());
        }
    }

    /** The cells of a header that can be mapped: those that are not blank and stand there once. */
    static List<String> names(List<String> header) {
        Map<String, Integer> times = new HashMap<>();
        header.forEach(cell -> times.merge(Titles.key(cell), 1, Integer::sum));
        return header.stream()
                .filter(cell -> cell != null && !cell.isBlank() && times.get(Titles.key(cell)) == 1)
                .map(cell -> cell.strip().replaceAll("\\s+", " "))
                .toList();
    }
}

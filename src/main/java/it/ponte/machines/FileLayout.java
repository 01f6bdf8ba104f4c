package it.ponte.machines;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import it.ponte.machines.Answer.Word;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How a file of outcomes is written: CSV with CRLF at the ends of lines.
 *
 * @param hasMark whether a byte order mark stands first, which spreadsheets need to see UTF-8
 */
record FileLayout(char separator, Charset charset, boolean hasMark, List<Column> columns) {
    /** In the hub's own words: opens in a spreadsheet with a double click. */
    static final FileLayout OWN = new FileLayout(
            ';',
            StandardCharsets.UTF_8,
            true,
            Arrays.stream(Word.values()).map(Column::own).toList());

    FileLayout {
        columns = List.copyOf(columns);
    }

    /** The file. A letter that the charset does not have becomes a question mark. */
    byte[] write(List<Answer> answers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (hasMark) {
            bytes.writeBytes("\uFEFF".getBytes(charset));
        }
        try (CsvWriter table = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(bytes, charset)) {
            table.writeRecord(columns.stream().map(Column::title).toList());
            for (Answer answer : answers) {
                table.writeRecord(
                        columns.stream().map(column -> plain(column.of(answer))).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is written into the memory
        }
        return bytes.toByteArray();
    }

    /** What a spreadsheet would run as a formula begins with an apostrophe instead (SAFETY P15). */
    private static String plain(String cell) {
        return cell.isEmpty() || "=+-@\t\r\n".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }
}

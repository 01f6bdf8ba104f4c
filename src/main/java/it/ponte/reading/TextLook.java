package it.ponte.reading;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import it.ponte.reading.Form.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A first look at a text with separators: charset, separator and the line that names the columns. */
final class TextLook {
    private static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');
    private static final int LINES_LOOKED_AT = 50;

    private TextLook() {}

    /** UTF-8 or what its byte order mark says, else what Windows writes in western Europe. */
    static Charset charset(byte[] file) {
        Charset windows = Charset.forName("windows-1252");
        try (Decoding text = Decoding.of(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            text.transferTo(java.io.Writer.nullWriter());
        } catch (IOException notUtf8) {
            return windows;
        }
        return Layer.startsWith(file, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16LE
                : Layer.startsWith(file, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    static Found csv(byte[] file, Charset charset) throws IOException {
        Found best = null;
        int mostCells = 0;
        for (char separator : SEPARATORS) {
            List<CsvRecord> records = records(file, charset, separator);
            int width = usualWidth(records);
            int cells = width
                    * (int) records.stream()
                            .filter(record -> record.getFieldCount() == width)
                            .count();
            if (width > 1 && cells > mostCells) {
                mostCells = cells;
                best = found(records, width, separator, charset);
            }
        }
        if (best == null) {
            throw new Unreadable(ProblemCode.NOT_CSV);
        }
        return best;
    }

    private static List<CsvRecord> records(byte[] file, Charset charset, char separator) throws IOException {
        try (var records = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(Decoding.of(new ByteArrayInputStream(file), charset))) {
            return records.stream().limit(LINES_LOOKED_AT).toList();
        } catch (UncheckedIOException | de.siegmar.fastcsv.reader.CsvParseException otherwiseParted) {
            return List.of();
        }
    }

    /** How many cells most lines have. */
    private static int usualWidth(List<CsvRecord> records) {
        Map<Integer, Long> times =
                records.stream().collect(Collectors.groupingBy(CsvRecord::getFieldCount, Collectors.counting()));
        return times.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The header is the first line with as many cells as the others: a title above it has fewer. */
    private static Found found(List<CsvRecord> records, int width, char separator, Charset charset) {
        CsvRecord header = records.stream()
                .filter(record -> record.getFieldCount() == width)
                .filter(record -> TableLook.names(record.getFields()).size() > width / 2)
                .findFirst()
                .orElse(records.get(0));
        int line = (int) header.getStartingLineNumber();
        return new Found(
                new Form(Format.CSV, charset, FirstLook.table(separator, null, line == 1 ? 0 : line), null),
                TableLook.names(header.getFields()));
    }
}

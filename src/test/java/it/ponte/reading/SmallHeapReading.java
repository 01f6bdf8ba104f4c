package it.ponte.reading;

import it.ponte.reading.Form.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that reads files, of which it wants one column, and prints what became of each. */
final class SmallHeapReading {
    private SmallHeapReading() {}

    public static void main(String[] files) throws IOException {
        for (String file : files) {
            Path path = Path.of(file);
            String name = path.getFileName().toString();
            Format format = name.endsWith(".csv") ? Format.CSV : Format.XLSX;
            System.out.println(name.substring(0, name.indexOf('.')) + " " + read(path, format));
        }
    }

    private static String read(Path file, Format format) throws IOException {
        TableForm table = new TableForm(';', '"', null, 0, 1, List.of());
        Layout layout = new Layout(
                new Form(format, StandardCharsets.UTF_8, table, null), List.of("Numero"), Map.of(), Map.of(), false);
        Limits limits = new Limits(Long.MAX_VALUE, 10_000_000, 200, Limits.USUAL.cell());
        try (LineSource lines = Readers.open(Files.newInputStream(file), layout, limits)) {
            int count = 0;
            while (lines.next() != null) {
                count++;
            }
            return count + " lines";
        } catch (Unreadable unreadable) {
            return unreadable.code().name();
        }
    }
}

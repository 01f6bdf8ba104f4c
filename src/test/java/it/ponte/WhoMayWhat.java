package it.ponte;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of what is expected: {@code src/test/resources/who-may-what.txt}, a part for the pages, one for
 * whose page it is, one for the REST face. */
public final class WhoMayWhat {
    private static final Path FILE = Path.of("src/test/resources/who-may-what.txt");

    private WhoMayWhat() {}

    /** One endpoint and what everybody is answered, by the name of the column. */
    public record Row(String method, String path, Map<String, String> answers) {
        /** As it stands in the table: {@code GET /console}. */
        public String endpoint() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return endpoint();
        }
    }

    /** The rows of one part; its first line names the columns. */
    public static List<Row> part(String name) {
        List<Row> rows = new ArrayList<>();
        List<String> columns = null;
        boolean here = false;
        for (String line : lines()) {
            if (line.startsWith("[")) {
                here = line.equals("[" + name + "]");
                columns = null;
            } else if (here && columns == null) {
                columns = List.of(line.split(" +"));
            } else if (here) {
                rows.add(row(columns, line.split(" +")));
            }
        }
        return rows;
    }

    private static Row row(List<String> columns, String... cells) {
        if (cells.length != columns.size() + 2) {
            throw new IllegalStateException("a cell is missing: " + cells[0] + " " + cells[1]);
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            answers.put(columns.get(i), cells[i + 2]);
        }
        return new Row(cells[0], cells[1], answers);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

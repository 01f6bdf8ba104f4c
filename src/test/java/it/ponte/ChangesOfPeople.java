package it.ponte;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list {@code changes-of-people.txt}: which class changes which table about people, and what the audit says of it. */
public final class ChangesOfPeople {
    private static final List<String> LINES = lines(Path.of("src/test/resources/changes-of-people.txt"));

    private ChangesOfPeople() {}

    /**
     * One of them.
     *
     * @param place room and class, the table, and the number of its statements where they are several
     * @param words of the audit; none where no change stands there
     */
    public record Entry(String place, Set<String> words) {}

    /** All of them, as they stand there. */
    public static List<Entry> all() {
        return LINES.stream()
                .filter(line -> !line.startsWith("#") && line.contains(": "))
                .map(line -> line.split(": ", 2))
                .map(entry -> new Entry(entry[0], entry[1].startsWith("- ") ? Set.of() : Set.of(entry[1].split(" "))))
                .toList();
    }

    /** The tables about nobody who was referred or enrolled. */
    public static Set<String> nobodys() {
        return LINES.stream()
                .filter(line -> line.startsWith("nobody "))
                .flatMap(line -> Stream.of(line.split(" ")).skip(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The tables about people. */
    public static Set<String> tables() {
        Set<String> tables = new TreeSet<>(TestDatabase.client()
                .sql("select tablename from pg_tables where schemaname in ('ponte', 'ponte_protected')")
                .query(String.class)
                .list());
        tables.removeAll(nobodys());
        return tables;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

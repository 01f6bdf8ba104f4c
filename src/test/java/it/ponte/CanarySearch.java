package it.ponte;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for the canary in every place where nothing of a person may stand; what it finds says where. */
final class CanarySearch {
    private record Column(String table, String name, String type) {}

    private CanarySearch() {}

    /** In every column of every table and view, as text and as bytes. */
    static List<String> inDatabase() {
        return TestDatabase.client()
                .sql(
                        """
                        select quote_ident(table_schema) || '.' || quote_ident(table_name) as table,
                               quote_ident(column_name) as name, data_type as type
                        from information_schema.columns
                        where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2
                        """)
                .query(Column.class)
                .list()
                .stream()
                .filter(CanarySearch::holdsHer)
                .map(column -> "column " + column.table() + "." + column.name())
                .toList();
    }

    private static boolean holdsHer(Column column) {
        if (column.type().equals("bytea")) {
            return TestDatabase.client()
                    .sql("select %2$s from %1$s where %2$s is not null".formatted(column.table(), column.name()))
                    .query((row, i) -> row.getBytes(1))
                    .list()
                    .stream()
                    .anyMatch(bytes -> !Canary.in(bytes, Canary.ALL).isEmpty());
        }
        return TestDatabase.client()
                .sql("select exists (select from %s t, unnest(?) as one (told)".formatted(column.table())
                        + " where strpos(lower(t.%s::text), told) > 0)".formatted(column.name()))
                .param(Canary.ALL.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** In the names of the files below a folder. */
    static List<String> inFileNames(Path folder, Predicate<Path> which) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(which)
                    .filter(file -> !Canary.in(file.getFileName().toString(), Canary.ALL)
                            .isEmpty())
                    .map(file -> "file name " + file)
                    .toList();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** In the files below a folder; one that goes away meanwhile, as those of a database beside do, is passed over. */
    static List<String> inFiles(Path folder, List<String> sought, Predicate<Path> which) {
        List<String> hits = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                    if (is.isRegularFile() && which.test(file)) {
                        Canary.in(bytes(file), sought).forEach(hit -> hits.add(hit + " in file " + file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                    if (why instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw why;
                }
            });
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        return hits;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException removedMeanwhile) {
            return new byte[0];
        }
    }

    /** In texts: what each is, and what it says. */
    static List<String> inTexts(String what, List<String> texts, List<String> sought) {
        return texts.stream()
                .flatMap(text ->
                        Canary.in(text, sought).stream().map(hit -> hit + " in " + what + ": " + around(text, hit)))
                .distinct()
                .toList();
    }

    private static String around(String text, String hit) {
        int at = text.toLowerCase(java.util.Locale.ROOT).indexOf(hit);
        return text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80));
    }
}

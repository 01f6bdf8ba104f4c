package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * SAFETY P16: each statement that changes a table about people stands in {@code changes-of-people.txt} with the words of
 * the audit under which its change is found; a new one is red until somebody has thought about it.
 */
@Tag("P16")
class P16ChangesOfPeopleTest {
    private static final Pattern STATEMENT =
            Pattern.compile("\\b(?:insert into|update|delete from|copy)\\s+([a-z_]+)\\b");
    private static final Pattern ENTRY = Pattern.compile("(\\S+ [a-z_]+): (.+)");

    private static final List<String> LIST = lines(Path.of("src/test/resources/changes-of-people.txt"));
    private static final Set<String> NOBODYS = LIST.stream()
            .filter(line -> line.startsWith("nobody "))
            .flatMap(line -> Stream.of(line.split(" ")).skip(1))
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyStatementThatChangesATableAboutPeopleStandsInTheListAndNoOther() throws IOException {
        Set<String> about = tables();
        assertThat(about).containsAll(NOBODYS);
        about.removeAll(NOBODYS);

        assertThat(about).hasSizeGreaterThan(30);
        assertThat(statements(about))
                .containsExactlyInAnyOrderElementsOf(entries().stream()
                        .map(entry -> entry.replaceFirst(": .*", ""))
                        .toList());
    }

    @Test
    void everyWordOfTheListIsWrittenByTheProgramAndExplainedToOperators() throws IOException {
        String program = sources().stream()
                .flatMap(source -> lines(source).stream())
                .collect(Collectors.joining("\n"));
        String operating = Files.readString(Path.of("docs/operating.md"));
        Set<String> words = entries().stream()
                .map(entry -> entry.replaceFirst("[^:]*: ", ""))
                .filter(words -> !words.startsWith("- "))
                .flatMap(words -> Stream.of(words.split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(words).hasSizeGreaterThan(30).allSatisfy(word -> {
            assertThat(program).contains('"' + word + '"');
            assertThat(operating).contains('`' + word + '`');
        });
    }

    private static List<String> entries() {
        return LIST.stream().filter(line -> ENTRY.matcher(line).matches()).toList();
    }

    private static Set<String> tables() {
        return TestDatabase.client()
                .sql("select tablename from pg_tables where schemaname in ('ponte', 'ponte_protected')")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Room and class, and the table that it changes. */
    private static Set<String> statements(Set<String> tables) throws IOException {
        Set<String> statements = new TreeSet<>();
        for (Path source : sources()) {
            String place = source.getParent().getFileName() + "."
                    + source.getFileName().toString().replace(".java", "");
            STATEMENT
                    .matcher(String.join("\n", lines(source)))
                    .results()
                    .map(found -> found.group(1))
                    .filter(tables::contains)
                    .forEach(table -> statements.add(place + " " + table));
        }
        return statements;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            return new ArrayList<>(
                    all.filter(file -> file.toString().endsWith(".java")).toList());
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

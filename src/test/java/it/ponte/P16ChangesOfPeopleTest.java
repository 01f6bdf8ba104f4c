package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    @Test
    void everyStatementThatChangesATableAboutPeopleStandsInTheListAndNoOther() throws IOException {
        assertThat(ChangesOfPeople.tables()).hasSizeGreaterThan(30);

        assertThat(statements(ChangesOfPeople.tables()))
                .containsExactlyInAnyOrderElementsOf(ChangesOfPeople.all().stream()
                        .map(ChangesOfPeople.Entry::place)
                        .toList());
    }

    @Test
    void everyWordOfTheListIsWrittenByTheProgramAndExplainedToOperators() throws IOException {
        String program = sources().stream()
                .flatMap(source -> ChangesOfPeople.lines(source).stream())
                .collect(Collectors.joining("\n"));
        String operating = Files.readString(Path.of("docs/operating.md"));
        Set<String> words = ChangesOfPeople.all().stream()
                .flatMap(entry -> entry.words().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(words).hasSizeGreaterThan(30).allSatisfy(word -> {
            assertThat(program).contains('"' + word + '"');
            assertThat(operating).contains('`' + word + '`');
        });
    }

    /** Room and class, the table that it changes, and by how many statements where it has several. */
    private static List<String> statements(Set<String> tables) throws IOException {
        Map<String, Integer> statements = new TreeMap<>();
        for (Path source : sources()) {
            String place = source.getParent().getFileName() + "."
                    + source.getFileName().toString().replace(".java", "");
            STATEMENT
                    .matcher(String.join("\n", ChangesOfPeople.lines(source)))
                    .results()
                    .map(found -> found.group(1))
                    .filter(tables::contains)
                    .forEach(table -> statements.merge(place + " " + table, 1, Integer::sum));
        }
        return statements.entrySet().stream()
                .map(each -> each.getKey() + (each.getValue() == 1 ? "" : " " + each.getValue()))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}

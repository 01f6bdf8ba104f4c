package it.ponte.normalise;

import it.ponte.mapping.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of an index of the corpus of bad input.
 *
 * @param file below the corpus' folder, or {@code generated:} and the name of one that is too large to be kept
 * @param words the columns behind it, of which the last says what is answered
 */
public record BadInput(String file, List<String> words) {
    /** Stands in what is wrong, or in what is dropped; nothing that the hub answers, keeps or logs may hold it. */
    public static final String CANARY = "CANARINO";

    private static final Path FOLDER = Path.of("src/test/resources/bad");
    private static final String GENERATED = "generated:";

    /** The rows of this index. */
    public static List<BadInput> listedIn(String index) {
        return read(index).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split("\t")))
                .map(words -> new BadInput(words.get(0), words.subList(1, words.size())))
                .toList();
    }

    /** The files of the corpus that stand in none of these indexes. */
    static Set<String> unlisted(String... indexes) throws IOException {
        Set<String> listed = Stream.of(indexes)
                .flatMap(index -> listedIn(index).stream())
                .map(BadInput::file)
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(FOLDER::relativize)
                    // each mail has its answer beside it, see MailCorpusTest
                    .filter(file ->
                            file.getNameCount() == 2 && !file.startsWith("mappings") && !file.startsWith("mail"))
                    .map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> !listed.contains(file))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** A mapping of the corpus. */
    static Mapping mapping(String name) {
        return Hub.mapping(String.join("\n", read("mappings/" + name + ".yaml")));
    }

    /** The lines of a file of the corpus. */
    static List<String> read(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Its bytes. */
    public byte[] sent() {
        if (file.startsWith(GENERATED)) {
            return LargeInput.of(file.substring(GENERATED.length()));
        }
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is answered. */
    public String expected() {
        return words.get(words.size() - 1);
    }

    @Override
    public String toString() {
        return file + " -> " + expected();
    }
}

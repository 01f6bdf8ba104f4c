package it.ponte.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One file as a partner sends it, with what it means beside it: see {@code mappings/README.md}. */
record Sample(Path sent) {
    private static final String SENT_JSON = ".sent.json";

    /** The samples of one mapping's folder, in the order of their names. */
    static List<Sample> in(Path mapping) {
        return files(mapping).stream().filter(Sample::isSent).map(Sample::new).toList();
    }

    /** Expectations of this mapping's folder for which no file is sent. */
    static List<Path> orphansIn(Path mapping) {
        List<Path> expected = in(mapping).stream()
                .flatMap(sample -> Stream.of(sample.expectedLines(), sample.expectedProblems()))
                .toList();
        return files(mapping).stream()
                .filter(file -> !isSent(file) && !expected.contains(file))
                .toList();
    }

    private static boolean isSent(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SENT_JSON) || !name.endsWith(".json");
    }

    private static List<Path> files(Path mapping) {
        Path folder = mapping.resolve("samples");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The mapping by which it is read. */
    String mapping() {
        return sent.getParent().getParent().getFileName().toString();
    }

    /** The file that says what its good lines mean; it need not exist. */
    Path expectedLines() {
        return sent.resolveSibling(stem() + ".json");
    }

    /** The file that says what is wrong with its other lines; it need not exist. */
    Path expectedProblems() {
        return sent.resolveSibling(stem() + ".problems.json");
    }

    boolean isExpected() {
        return Files.exists(expectedLines()) || Files.exists(expectedProblems());
    }

    private String stem() {
        String name = sent.getFileName().toString();
        return name.endsWith(SENT_JSON)
                ? name.substring(0, name.length() - SENT_JSON.length())
                : name.replaceFirst("\\.(csv|xlsx|xml|ndjson|zip|p7m)$", "");
    }

    @Override
    public String toString() {
        return mapping() + "/" + sent.getFileName();
    }
}

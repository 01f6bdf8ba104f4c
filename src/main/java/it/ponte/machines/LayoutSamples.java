package it.ponte.machines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The samples of a layout: what {@code mappings/<name>/feedback/*.json} tells must be written as the {@code .csv} beside it. */
final class LayoutSamples {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final TypeReference<List<Answer>> ANSWERS = new TypeReference<>() {};

    private final Path home;
    private final Path folder;
    private final FileLayout layout;

    LayoutSamples(Path home, String name, FileLayout layout) {
        this.home = home;
        this.folder = home.resolve("mappings").resolve(name).resolve("feedback");
        this.layout = layout;
    }

    /** Every sample that is written otherwise, as {@code file: key: what}, never with a value. */
    List<String> errors() {
        List<String> errors = new ArrayList<>();
        for (Path told : told()) {
            String stem = told.getFileName().toString().replaceFirst("\\.json$", "");
            Path written = told.resolveSibling(stem + ".csv");
            try {
                String expected = Files.exists(written) ? Files.readString(written, layout.charset()) : "";
                String actual = new String(layout.write(JSON.readValue(told.toFile(), ANSWERS)), layout.charset());
                if (!expected.equals(actual)) {
                    errors.add(
                            shown(written) + ": line " + firstDifference(expected, actual) + ": is written otherwise");
                }
            } catch (JsonProcessingException unreadable) {
                errors.add(shown(told) + ": the file: is no list of outcomes");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return errors;
    }

    private static int firstDifference(String expected, String actual) {
        List<String> one = expected.lines().toList();
        List<String> other = actual.lines().toList();
        int line = 0;
        while (line < one.size() && line < other.size() && one.get(line).equals(other.get(line))) {
            line++;
        }
        return line + 1;
    }

    private List<Path> told() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String shown(Path file) {
        return home.relativize(file).toString().replace('\\', '/');
    }
}

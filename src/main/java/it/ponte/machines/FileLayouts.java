package it.ponte.machines;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.partner.FileSchema;
import it.ponte.partner.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The layouts of files of outcomes: {@code mappings/<name>/feedback.yaml}, a mapping the other way. */
@Component
public final class FileLayouts {
    private final Map<String, FileLayout> byName = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    /**
     * Reads them.
     *
     * @throws IllegalStateException when one is wrong, with every error as {@code file: key: what}
     */
    @Autowired
    public FileLayouts(@Value("${ponte.home}") Path home) {
        read(home);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(String.join("\n", errors));
        }
    }

    private FileLayouts(List<String> known) {
        errors.addAll(known);
    }

    /** Every error of the layouts and their samples, as {@code file: key: what}, never with a value; starts nothing. */
    public static List<String> errors(Path home) {
        FileLayouts layouts = new FileLayouts(List.of());
        layouts.read(home);
        List<String> errors = new ArrayList<>(layouts.errors);
        layouts.byName.forEach((name, layout) -> errors.addAll(new LayoutSamples(home, name, layout).errors()));
        return errors;
    }

    /** The layout of this name; the hub's own words where it is null. */
    FileLayout of(String name) {
        return name == null ? FileLayout.OWN : byName.get(name);
    }

    private void read(Path home) {
        for (Path file : files(home.resolve("mappings"))) {
            String name = file.getParent().getFileName().toString();
            List<String> wrong = new ArrayList<>();
            JsonNode content = YamlFile.read(file, wrong);
            if (content != null) {
                wrong.addAll(new FileSchema(home.resolve("mappings/feedback.schema.json")).errors(content));
            }
            if (wrong.isEmpty()) {
                byName.put(name, new LayoutFile(content, wrong).read());
            }
            wrong.forEach(error -> errors.add("mappings/" + name + "/feedback.yaml: " + error));
        }
    }

    private static List<Path> files(Path mappings) {
        if (!Files.isDirectory(mappings)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(mappings)) {
            return folders.map(folder -> folder.resolve("feedback.yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

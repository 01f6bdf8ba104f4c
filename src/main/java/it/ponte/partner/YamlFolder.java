package it.ponte.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of files that an installation writes, {@code <id>.yaml} each, all of one schema: {@code config/partners} is one. */
public final class YamlFolder {
    private final Path folder;
    private final FileSchema schema;

    /** The folder, and what is asked of each of its files. */
    public YamlFolder(Path folder, FileSchema schema) {
        this.folder = folder;
        this.schema = schema;
    }

    /** The files by name, without hidden ones; those of other names too, so that {@link #content} tells what is wrong with them. */
    public List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What a file holds; otherwise {@code null}, and {@code wrong} got every reason, as {@code key: what}, never the value. */
    public JsonNode content(Path file, List<String> wrong) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".yaml")) {
            // A file that is silently not read would be noticed weeks later, by what does not happen.
            wrong.add("name: only files named <id>.yaml belong into this folder");
            return null;
        }
        JsonNode content = YamlFile.read(file, wrong);
        if (content != null) {
            wrong.addAll(schema.errors(content));
        }
        if (!wrong.isEmpty()) {
            return null;
        }
        // Names of files are unique, so ids that equal them are, too.
        if (!name.equals(content.get("id").asText() + ".yaml")) {
            wrong.add("id: is not the name of the file");
        }
        return content;
    }
}

package it.ponte.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import it.ponte.partner.FileSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All files {@code config/programmes/*.yaml} of an installation as they were read: the programmes that are right, and every
 * error of those that are not, as {@code file: key: what}. An installation without the folder has no programmes.
 */
record ProgrammeFiles(List<Programme> programmes, List<String> errors) {
    private static final String FOLDER = "config/programmes/";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads the files under {@code home}; changes nothing. */
    static ProgrammeFiles read(Path home) {
        Path folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return new ProgrammeFiles(List.of(), List.of());
        }
        Path schemaFile = home.resolve("config/programme.schema.json");
        if (Files.notExists(schemaFile)) {
            return new ProgrammeFiles(List.of(), List.of("config/: programmes: programme.schema.json is missing"));
        }
        FileSchema schema = new FileSchema(schemaFile);
        List<Programme> programmes = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Path file : filesOf(folder)) {
            List<String> wrong = new ArrayList<>();
            Programme programme = programme(file, schema, wrong);
            wrong.forEach(error -> errors.add(FOLDER + file.getFileName() + ": " + error));
            if (wrong.isEmpty()) {
                programmes.add(programme);
            }
        }
        long defaults = programmes.stream().filter(Programme::isDefault).count();
        if (errors.isEmpty() && !programmes.isEmpty() && defaults != 1) {
            errors.add(FOLDER + ": default: exactly one programme is the default, and here are " + defaults);
        }
        return new ProgrammeFiles(List.copyOf(programmes), List.copyOf(errors));
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Programme programme(Path file, FileSchema schema, List<String> wrong) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".yaml")) {
            wrong.add("name: only files named <id>.yaml belong into this folder");
            return null;
        }
        JsonNode content = content(file, wrong);
        if (content != null) {
            wrong.addAll(schema.errors(content));
        }
        if (!wrong.isEmpty()) {
            return null;
        }
        if (!name.equals(content.get("id").asText() + ".yaml")) {
            wrong.add("id: is not the name of the file");
        }
        return ProgrammeFile.programme(content, wrong);
    }

    private static JsonNode content(Path file, List<String> wrong) {
        try {
            return YAML.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException unreadable) {
            int line = unreadable.getLocation() == null
                    ? 1
                    : unreadable.getLocation().getLineNr();
            wrong.add("line " + line + ": is not readable YAML (a key twice, a tab, a wrong indent?)");
            return null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package it.ponte.programme;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.partner.FileSchema;
import it.ponte.partner.YamlFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All files {@code config/programmes/*.yaml} of an installation as they were read: the programmes that are right, and every
 * error of those that are not, as {@code file: key: what}. An installation without the folder has no programmes.
 */
record ProgrammeFiles(List<Programme> programmes, List<String> errors) {
    private static final String FOLDER = "config/programmes/";

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
        YamlFolder yaml = new YamlFolder(folder, new FileSchema(schemaFile));
        List<Programme> programmes = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Path file : yaml.files()) {
            List<String> wrong = new ArrayList<>();
            JsonNode content = yaml.content(file, wrong);
            Programme programme = content == null ? null : ProgrammeFile.programme(content, wrong);
            if (wrong.isEmpty()) {
                programmes.add(programme);
            }
            wrong.forEach(error -> errors.add(FOLDER + file.getFileName() + ": " + error));
        }
        long defaults = programmes.stream().filter(Programme::isDefault).count();
        if (errors.isEmpty() && !programmes.isEmpty() && defaults != 1) {
            errors.add(FOLDER + ": default: exactly one programme is the default, and here are " + defaults);
        }
        return new ProgrammeFiles(List.copyOf(programmes), List.copyOf(errors));
    }
}

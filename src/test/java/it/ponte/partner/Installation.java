package it.ponte.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** An installation in a temporary folder: the real schema, and the partner files that a test writes. */
public record Installation(Path home) {

    /** With the schema of the repository and no partner. */
    public static Installation in(Path folder) {
        try {
            Files.createDirectories(folder.resolve("config/partners"));
            Files.copy(Path.of("config/partner.schema.json"), folder.resolve("config/partner.schema.json"));
            return new Installation(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same, in a new folder of the build. */
    public static Installation fresh() {
        try {
            Path installations = Files.createDirectories(Path.of("target/installations"));
            return in(Files.createTempDirectory(installations, ""));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The repository's own, in this folder and alone there. */
    public static Installation copied(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            for (String part : List.of("routes", "mappings", "config")) {
                FileSystemUtils.copyRecursively(Path.of(part), folder.resolve(part));
            }
            return new Installation(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Adds a partner file. */
    public Installation with(String fileName, String content) {
        return write("config/partners/" + fileName, content);
    }

    /** Adds a social service with a drop box, and lines of YAML behind. */
    public Installation withDropBox(String id, String... more) {
        return withService(id, "{type: sftp, mapping: " + id + "}", more).withMapping(id);
    }

    /** Adds a social service that sends over this channel, lines of YAML, what those of the demo send. */
    public Installation withDemoService(String id, String channel) {
        return withService(id, channel)
                .write("mappings/" + id + "/mapping.yaml", read("mappings/servizi-sociali-valmora/mapping.yaml"));
    }

    private Installation withService(String id, String channel, String... more) {
        return with(
                id + ".yaml",
                """
                id: %s
                name: Servizio di prova
                kind: SOCIAL_SERVICE
                territory: Valmora
                channels:
                  -
                %s%s
                """
                        .formatted(id, channel.indent(4), String.join("\n", more)));
    }

    /** Adds a mapping folder. */
    public Installation withMapping(String name) {
        return write("mappings/" + name + "/mapping.yaml", "");
    }

    public Installation write(String path, String content) {
        try {
            Path file = home.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String read(String path) {
        try {
            return Files.readString(home.resolve(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Partners partners() {
        return new Partners(home);
    }
}

package it.ponte.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** An installation as the repository's, with partners that speak as the demo's social services do. */
record FaultsHome(Path path) {
    /** Over an emptied folder. */
    static FaultsHome in(Path folder) throws IOException {
        Path path = folder.toAbsolutePath();
        FileSystemUtils.deleteRecursively(path);
        for (String part : new String[] {"routes", "mappings", "config"}) {
            FileSystemUtils.copyRecursively(Path.of(part), path.resolve(part));
        }
        return new FaultsHome(path);
    }

    /** Adds a partner with a channel of this type: sftp or rest. */
    FaultsHome with(String id, String channel) throws IOException {
        Path mapping = Files.createDirectories(path.resolve("mappings").resolve(id));
        Files.copy(path.resolve("mappings/servizi-sociali-valmora/mapping.yaml"), mapping.resolve("mapping.yaml"));
        Files.writeString(
                path.resolve("config/partners/" + id + ".yaml"),
                """
                id: %s
                name: Servizio di prova
                kind: SOCIAL_SERVICE
                territory: Valmora
                channels:
                  - {type: %s, mapping: %s}
                """
                        .formatted(id, channel, id));
        return this;
    }
}

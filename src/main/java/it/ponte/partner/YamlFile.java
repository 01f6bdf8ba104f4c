package it.ponte.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A YAML file that an installation writes; a key that stands in it twice makes it unreadable. */
public final class YamlFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private YamlFile() {}

    /** What a file holds; otherwise {@code null}, and {@code wrong} got the line at which it cannot be read. */
    public static JsonNode read(Path file, List<String> wrong) {
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

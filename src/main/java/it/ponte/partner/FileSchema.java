package it.ponte.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The JSON Schema of files that an installation writes, as {@code config/partner.schema.json}: the same that editors complete from. */
public final class FileSchema {
    private final JsonSchema schema;

    /** Reads it. */
    public FileSchema(Path file) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_PATH)
                .locale(Locale.ENGLISH)
                .errorMessageKeyword("message")
                .build();
        try {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(file), config);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Everything that is wrong with a file, each as {@code key: what}, never with the value. */
    public List<String> errors(JsonNode content) {
        return schema.validate(content).stream()
                .map(error -> key(error) + ": " + error.getError())
                .sorted()
                .toList();
    }

    private static String key(ValidationMessage error) {
        String path = error.getInstanceLocation().toString();
        return path.equals("$") ? "file" : path.substring("$.".length());
    }
}

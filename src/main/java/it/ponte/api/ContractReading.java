package it.ponte.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The contract as a list of what can be asked, for the page that people read. */
final class ContractReading {
    private static final List<Operation> PATHS = read();

    private ContractReading() {}

    /** One thing that can be asked of the hub. */
    record Operation(
            String method,
            String path,
            String tag,
            String summary,
            String description,
            String scope,
            String body,
            String bodyFields) {}

    static List<Operation> paths() {
        return PATHS;
    }

    private static List<Operation> read() {
        try (InputStream file = ContractReading.class.getResourceAsStream("/api/openapi.yaml")) {
            JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(file);
            List<Operation> operations = new ArrayList<>();
            for (var path : document.get("paths").properties()) {
                for (var method : path.getValue().properties()) {
                    if (method.getValue().has("operationId")) {
                        operations.add(operation(document, path.getKey(), method.getKey(), method.getValue()));
                    }
                }
            }
            return List.copyOf(operations);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Operation operation(JsonNode document, String path, String method, JsonNode node) {
        String reference =
                node.at("/requestBody/content/application~1json/schema/$ref").asText("");
        String schema = reference.substring(reference.lastIndexOf('/') + 1);
        List<String> fields = new ArrayList<>();
        JsonNode required = document.at("/components/schemas/" + schema + "/required");
        document.at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(name -> fields.add(contains(required, name) ? name + " *" : name));
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                node.at("/tags/0").asText(),
                node.path("summary").asText(),
                node.path("description").asText(),
                node.path("x-scope").asText(null),
                schema,
                String.join(", ", fields));
    }

    private static boolean contains(JsonNode names, String name) {
        for (JsonNode one : names) {
            if (one.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}

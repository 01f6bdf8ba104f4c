package it.ponte.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import it.ponte.api.Answers.FieldProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The OpenAPI file is the contract: bodies are checked against its schemas, every deviation named, no value repeated. */
@Component
public class Contract {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("required", "REQUIRED"),
            Map.entry("additionalProperties", "UNKNOWN_FIELD"),
            Map.entry("enum", "UNKNOWN_CODE"),
            Map.entry("maxLength", "TOO_LONG"),
            Map.entry("minLength", "REQUIRED"),
            Map.entry("minimum", "OUT_OF_RANGE"),
            Map.entry("maximum", "OUT_OF_RANGE"),
            Map.entry("maxItems", "TOO_LONG"),
            Map.entry("uniqueItems", "CONTRADICTION"),
            Map.entry("type", "WRONG_TYPE"),
            Map.entry("pattern", "WRONG_FORM"),
            Map.entry("format", "WRONG_FORM"));

    /**
     * Names, values and brackets of one body; the fullest that the contract knows has some hundreds. Each unknown name is
     * compared with all others that share its hash, and a sender can choose names that all do.
     */
    private static final int MOST_TOKENS = 2_000;

    private final ObjectMapper json = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxNumberLength(30)
                            .maxStringLength(100_000)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    public Contract() throws IOException {
        try (InputStream file = Contract.class.getResourceAsStream("/api/openapi.yaml")) {
            document = new ObjectMapper(new YAMLFactory()).readTree(file);
        }
    }

    /** A body that was read: either a tree, or why it is none. */
    record Body(JsonNode tree, List<FieldProblem> problems) {
        boolean isWrong() {
            return !problems.isEmpty();
        }
    }

    /**
     * Reads a body and checks it against a schema of the contract.
     *
     * @param schema name under components/schemas
     */
    Body read(byte[] body, String schema) {
        JsonNode tree;
        try {
            tree = json.readTree(body);
        } catch (JsonProcessingException broken) {
            return refused(broken);
        } catch (IOException undecodable) {
            return new Body(null, List.of(new FieldProblem(null, "", "WRONG_CHARSET", "UTF-8")));
        }
        if (tree == null || tree.isMissingNode()) {
            return new Body(null, List.of(new FieldProblem(null, "", "EMPTY_FILE", null)));
        }
        List<FieldProblem> problems = schemas.computeIfAbsent(schema, this::compile).validate(tree).stream()
                .map(Contract::problem)
                .distinct()
                .sorted(Comparator.comparing(FieldProblem::field).thenComparing(FieldProblem::code))
                .limit(1000)
                .toList();
        return new Body(tree, new ArrayList<>(problems));
    }

    private static Body refused(JsonProcessingException broken) {
        int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
        boolean duplicate = broken.getOriginalMessage() != null
                && broken.getOriginalMessage().startsWith("Duplicate field");
        boolean bytes = broken.getClass().equals(com.fasterxml.jackson.core.JsonParseException.class)
                && broken.getOriginalMessage().startsWith("Invalid UTF-8");
        boolean large = broken instanceof StreamConstraintsException
                && broken.getOriginalMessage().startsWith("Token count");
        String code = duplicate ? "DUPLICATE_KEY" : bytes ? "WRONG_CHARSET" : large ? "TOO_LARGE" : "NOT_JSON";
        return new Body(null, List.of(new FieldProblem(line, "", code, null)));
    }

    private JsonSchema compile(String name) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        var wrapper = json.createObjectNode();
        wrapper.put("$ref", "#/components/schemas/" + name);
        wrapper.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(wrapper, config);
    }

    private static FieldProblem problem(ValidationMessage message) {
        String place =
                message.getInstanceLocation().toString().replaceFirst("^/", "").replace('/', '.');
        String property = message.getProperty();
        if (property != null && property.matches("[A-Za-z0-9_.-]{1,60}")) {
            place = place.isEmpty() ? property : place + "." + property;
        }
        return new FieldProblem(null, place, CODES.getOrDefault(message.getType(), "INVALID"), null);
    }
}

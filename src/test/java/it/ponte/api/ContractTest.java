package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.ponte.placement.OutcomeReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What AgID's guidelines ask of the contract, as far as it can be held here, and that the contract and the routes name
 * the same operations.
 */
class ContractTest {
    private static final String FILE = "/api/openapi.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final List<String> ALLOWANCE =
            List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");

    private final JsonNode contract = read();

    @Test
    void theContractAndTheRoutesNameTheSameOperations() throws IOException {
        Set<String> routed = new TreeSet<>(Set.of("get /status"));
        for (JsonNode entry : YAML.readTree(Path.of("routes/api.camel.yaml").toFile())) {
            JsonNode rest = entry.path("rest");
            for (Map.Entry<String, JsonNode> method : rest.properties()) {
                if (METHODS.contains(method.getKey())) {
                    for (JsonNode operation : method.getValue()) {
                        routed.add(method.getKey() + " " + rest.path("path").asText()
                                + operation.path("path").asText());
                    }
                }
            }
        }

        assertThat(operations().keySet()).isEqualTo(routed);
    }

    @Test
    void itNamesEveryReasonOfAnOutcome() {
        List<String> reasons = new ArrayList<>();
        contract.at("/components/schemas/OutcomeReason/enum").forEach(reason -> reasons.add(reason.asText()));

        assertThat(reasons)
                .containsExactlyElementsOf(
                        Stream.of(OutcomeReason.values()).map(Enum::name).toList());
    }

    @Test
    void itSaysWhatItIsAndWhomToAsk() {
        JsonNode info = contract.path("info");

        assertThat(info.path("x-summary").asText()).isNotBlank().doesNotContain("\n");
        assertThat(info.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(info.path("termsOfService").asText()).startsWith("https://");
        assertThat(info.path("contact").path("url").asText()).startsWith("https://");
        assertThat(info.path("contact").path("email").asText()).contains("@");
    }

    @Test
    void everyServerIsDescribedAndSpokenToInSecret() {
        assertThat(contract.path("servers")).isNotEmpty().allSatisfy(server -> {
            assertThat(server.path("description").asText()).isNotBlank();
            assertThat(server.path("url").asText()).startsWith("https://");
        });
    }

    @Test
    void everyNumberHasAFormatAndBounds() {
        each(contract, "#", (place, node) -> {
            String type = node.path("type").asText();
            if (type.equals("integer") || type.equals("number")) {
                List<String> formats = type.equals("integer") ? List.of("int32", "int64") : List.of("float", "double");
                assertThat(node.path("format").asText()).as(place).isIn(formats);
                assertThat(node.has("minimum") && node.has("maximum")).as(place).isTrue();
            }
        });
    }

    @Test
    void everyErrorIsAProblemDocument() {
        answers((place, answer) -> {
            if (place.matches(".* ([45]\\d\\d|default)")) {
                assertThat(names(answer.path("content"))).as(place).containsExactly("application/problem+json");
                assertThat(names(schema(answer, "application/problem+json").path("properties")))
                        .as(place)
                        .contains("type", "title", "status", "detail");
            }
        });
    }

    @Test
    void everyAnswerIsAnObjectAtTheTop() {
        answers((place, answer) -> {
            assertThat(names(answer.path("content"))).as(place).isNotEmpty();
            for (String media : names(answer.path("content"))) {
                assertThat(schema(answer, media).path("type").asText())
                        .as(place)
                        .isEqualTo("object");
            }
        });
    }

    @Test
    void everyAnswerSaysWhatIsLeftAndWhenToComeBack() {
        answers((place, answer) -> {
            Collection<String> headers = names(answer.path("headers"));
            if (place.contains(" /api/") && place.matches(".* (2\\d\\d|429)")) {
                assertThat(headers).as(place).containsAll(ALLOWANCE);
            }
            if (place.matches(".* (429|503)")) {
                assertThat(headers).as(place).contains("Retry-After");
            }
        });
    }

    @Test
    void everythingButTheStatusNeedsAKey() {
        assertThat(names(contract.path("security").path(0))).containsExactly("key");
        operations()
                .forEach((name, operation) ->
                        assertThat(operation.has("security")).as(name).isEqualTo(name.equals("get /status")));
    }

    @Test
    void everyReferenceLeadsSomewhereAndNoComponentIsLeftOver() {
        Set<String> used = new TreeSet<>();
        each(contract, "#", (place, node) -> {
            if (node.path("$ref").isTextual()) {
                String reference = node.path("$ref").asText();
                assertThat(reference).as(place).startsWith("#/components/");
                assertThat(contract.at(reference.substring(1)).isMissingNode())
                        .as(place + " -> " + reference)
                        .isFalse();
                used.add(reference);
            }
        });
        names(contract.path("security").path(0)).forEach(name -> used.add("#/components/securitySchemes/" + name));

        Set<String> defined = new TreeSet<>();
        for (Map.Entry<String, JsonNode> kind : contract.path("components").properties()) {
            names(kind.getValue()).forEach(name -> defined.add("#/components/" + kind.getKey() + "/" + name));
        }
        assertThat(used).isEqualTo(defined);
    }

    /** To YAML 1.1, which many tools read, a bare {@code on} or {@code NO} is a boolean and a bare 200 a number. */
    @Test
    void everyNameIsTextForOldReadersOfYamlToo() throws IOException {
        try (InputStream file = ContractTest.class.getResourceAsStream(FILE)) {
            allNamesAreText(new Yaml(new SafeConstructor(new LoaderOptions())).load(file), "#");
        }
    }

    private static void allNamesAreText(Object node, String place) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                assertThat(name).as(place).isInstanceOf(String.class);
                if (name.equals("enum") || name.equals("required") && value instanceof List) {
                    assertThat((List<?>) value).as(place).allSatisfy(word -> assertThat(word)
                            .isInstanceOf(String.class));
                }
                allNamesAreText(value, place + "/" + name);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> allNamesAreText(item, place + "/-"));
        }
    }

    private static JsonNode read() {
        try (InputStream file = ContractTest.class.getResourceAsStream(FILE)) {
            return YAML.readTree(file);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Each operation under its method and path: "get /status". */
    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.put(method.getKey() + " " + path.getKey(), method.getValue());
                }
            }
        }
        return operations;
    }

    /** Shows each answer, its reference followed, with its place: "get /status 200". */
    private void answers(BiConsumer<String, JsonNode> look) {
        operations().forEach((name, operation) -> {
            assertThat(operation.path("responses")).as(name).isNotEmpty();
            for (Map.Entry<String, JsonNode> answer :
                    operation.path("responses").properties()) {
                look.accept(name + " " + answer.getKey(), followed(answer.getValue()));
            }
        });
    }

    private JsonNode schema(JsonNode answer, String media) {
        return followed(answer.path("content").path(media).path("schema"));
    }

    private JsonNode followed(JsonNode node) {
        return node.has("$ref")
                ? followed(contract.at(node.path("$ref").asText().substring(1)))
                : node;
    }

    private static Collection<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void each(JsonNode node, String place, BiConsumer<String, JsonNode> look) {
        look.accept(place, node);
        node.properties().forEach(child -> each(child.getValue(), place + "/" + child.getKey(), look));
        if (node.isArray()) {
            node.forEach(item -> each(item, place + "/-", look));
        }
    }
}

package it.ponte.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes the mapped values out of JSON objects: as a stream where the mapping's paths are names alone, else out of a tree
 * of bounded size.
 *
 * @param plain takes what stands at paths of names
 * @param others the other paths, which need a tree
 */
record JsonObjects(JsonRecord plain, TreePaths others) {
    /** Names and values; a generous form of a case system has some hundreds. */
    private static final int MOST_TOKENS = 50_000;

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    /** Numbers stay as they were written: a case number 1.50 is not 1.5. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Takes what a mapping names out of the objects of one message. */
    static JsonObjects of(Layout layout) {
        Layout.PlainPaths plain = layout.plainPaths();
        List<TreePath> others = layout.otherPaths();
        if (others.isEmpty()) {
            PassedOver passedOver = new PassedOver(List.of());
            JsonRecord stream = new JsonRecord(plain.tree(), layout.isStrict(), passedOver::add);
            return new JsonObjects(stream, new TreePaths(others, passedOver));
        }
        // the tree is looked through, which knows all paths
        PassedOver passedOver = new PassedOver(
                Stream.concat(plain.paths().stream(), others.stream()).toList());
        JsonRecord stream = new JsonRecord(plain.tree(), layout.isStrict(), name -> {});
        return new JsonObjects(stream, new TreePaths(others, passedOver));
    }

    /** The paths of what the objects told and the mapping does not name. */
    List<String> notMapped() {
        return others.passedOver().names();
    }

    /** Reads the object that the parser has just entered, to its end; one that is too large is set aside. */
    void read(JsonParser json, Taken into) throws IOException {
        if (others.paths().isEmpty()) {
            plain.read(json, into);
            return;
        }
        JsonStreamContext around = json.getParsingContext().getParent();
        JsonNode tree;
        try {
            tree = JSON.readTree(new Bounded(json));
        } catch (TooLarge | NumberFormatException beyond) { // 1e99999999999 is no number to a machine
            while (json.getParsingContext() != around) {
                json.nextToken();
            }
            into.problem("", ProblemCode.TOO_LARGE);
            return;
        }
        try (JsonParser again = tree.traverse()) {
            again.nextToken();
            plain.read(again, into);
        }
        others.take(JSON.convertValue(tree, TREE), into);
    }

    private static final class Bounded extends JsonParserDelegate {
        private int tokens;

        Bounded(JsonParser json) {
            super(json);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            if (++tokens > MOST_TOKENS) {
                throw new TooLarge();
            }
            return super.nextToken();
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }
}

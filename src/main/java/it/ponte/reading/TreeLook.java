package it.ponte.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import it.ponte.reading.Form.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;

/** A first look at JSON, NDJSON and XML: where the records are, and the paths of what they tell. */
final class TreeLook {
    private static final Pattern PLAIN = Pattern.compile("@?[\\p{L}_][\\p{L}\\p{N}_-]*");
    private static final int DEEPEST = 4;

    private TreeLook() {}

    static Found json(byte[] file) throws IOException {
        List<JsonNode> roots = new ArrayList<>();
        try (MappingIterator<JsonNode> all =
                new JsonMapper(StrictJson.FACTORY).readerFor(JsonNode.class).readValues(file)) {
            all.forEachRemaining(roots::add);
        } catch (JsonProcessingException broken) {
            throw StrictJson.refusal(broken);
        } catch (RuntimeException broken) {
            throw new Unreadable(ProblemCode.NOT_JSON);
        }
        if (roots.size() != 1) {
            return new Found(FirstLook.form(Format.NDJSON, null), leaves(roots));
        }
        String each = roots.get(0).isArray() ? null : arrayIn(roots.get(0), "", 0);
        JsonNode records = each == null ? roots.get(0) : roots.get(0).at("/" + each.replace('.', '/'));
        return new Found(FirstLook.form(Format.JSON, each), leaves(records instanceof ArrayNode ? records : roots));
    }

    /** The path of the first array of objects, null where there is none: then the message is one record. */
    private static String arrayIn(JsonNode node, String path, int depth) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String inside = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            boolean isRecords =
                    member.getValue().isArray() && member.getValue().path(0).isObject();
            String found = isRecords
                    ? inside
                    : member.getValue().isObject() && depth < DEEPEST
                            ? arrayIn(member.getValue(), inside, depth + 1)
                            : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<String> leaves(Iterable<JsonNode> records) {
        Set<String> paths = new LinkedHashSet<>();
        records.forEach(record -> leaves(record, "", paths));
        return List.copyOf(paths);
    }

    private static void leaves(JsonNode node, String path, Set<String> into) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String step = PLAIN.matcher(member.getKey()).matches() ? member.getKey() : "`" + member.getKey() + "`";
            String inside = path.isEmpty() ? step : path + "." + step;
            JsonNode value = member.getValue();
            if (value.isObject()) {
                leaves(value, inside, into);
            } else if (!value.path(0).isContainerNode() && !member.getKey().contains("`")) {
                into.add(inside);
            }
        }
    }

    /** The records are the outermost elements that repeat and hold others. */
    static Found xml(byte[] file) throws IOException {
        Map<String, Integer> times = new LinkedHashMap<>();
        Set<String> leaves = new LinkedHashSet<>();
        Set<String> parents = new LinkedHashSet<>();
        try (XmlEvents xml = new XmlEvents(new ByteArrayInputStream(file))) {
            List<String> open = new ArrayList<>();
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    parents.add(String.join(".", open));
                    open.add(xml.name());
                    String path = String.join(".", open);
                    times.merge(path, 1, Integer::sum);
                    leaves.add(path);
                    for (int i = 0; i < xml.attributes(); i++) {
                        leaves.add(path + ".@" + xml.attributeName(i));
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.remove(open.size() - 1);
                }
            }
        }
        String each = times.keySet().stream()
                .filter(path -> times.get(path) > 1 && parents.contains(path))
                .findFirst()
                .or(() -> times.keySet().stream().filter(parents::contains).reduce((one, other) -> other))
                .orElseThrow(() -> new Unreadable(ProblemCode.EMPTY_FILE));
        List<String> names = leaves.stream()
                .filter(path -> path.startsWith(each + ".") && !parents.contains(path))
                .map(path -> path.substring(each.length() + 1))
                .toList();
        return new Found(FirstLook.form(Format.XML, each), names);
    }
}

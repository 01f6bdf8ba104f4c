package it.ponte.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dotted paths of a mapping as a tree, so that a record is walked once and what is not named is skipped. */
final class JsonPaths {
    private final Map<String, JsonPaths> below = new LinkedHashMap<>();
    /** The whole path where one ends here, null on the way. */
    private String path;

    private JsonPaths() {}

    static JsonPaths of(List<String> paths) {
        JsonPaths root = new JsonPaths();
        for (String path : paths) {
            JsonPaths at = root;
            for (String name : path.split("\\.")) {
                at = at.below.computeIfAbsent(name, n -> new JsonPaths());
            }
            at.path = path;
        }
        return root;
    }

    /** Where this field's name leads, null where the mapping does not go. */
    JsonPaths at(String name) {
        return below.get(name);
    }

    boolean leadsOn() {
        return !below.isEmpty();
    }

    /** The sender's name of the value that is taken here, null where none is. */
    String path() {
        return path;
    }
}

package it.ponte.normalise;

import it.ponte.access.Personal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an operator changes in a refused line, by the sender's own names of its fields. It cannot print the values.
 *
 * @param values that take the place of those that came; of a field that holds a list, one per row
 * @param emptied fields that tell nothing from now on
 */
public record Correction(Map<String, Personal> values, Set<String> emptied) {
    /** Leaves the line as it is. */
    public static final Correction NONE = new Correction(Map.of(), Set.of());

    public Correction {
        values = Map.copyOf(values);
        emptied = Set.copyOf(emptied);
    }

    /** The fields it changes, by name. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>(values.keySet());
        emptied.stream().filter(field -> !values.containsKey(field)).forEach(fields::add);
        return fields.stream().sorted().toList();
    }

    boolean changes(String field) {
        return values.containsKey(field) || emptied.contains(field);
    }
}

package it.ponte.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes what a mapping names out of a record that is held as a tree of maps, lists and plain values.
 *
 * @param passedOver takes the names of the rest
 */
record TreePaths(List<TreePath> paths, PassedOver passedOver) {
    /** Under this name stands the text of an XML element that has attributes or elements too. */
    static final String TEXT = "#text";

    static TreePaths of(List<String> sources) {
        List<TreePath> paths = sources.stream().map(TreePath::of).toList();
        return new TreePaths(paths, new PassedOver(paths));
    }

    /** The names with which the paths begin: nothing else of a record is needed. */
    Set<String> firstNames() {
        return paths.stream().map(TreePath::first).collect(Collectors.toSet());
    }

    /** Takes every path's value, or notes WRONG_SHAPE under its name. */
    void take(Map<String, Object> record, Taken into) {
        for (TreePath path : paths) {
            try {
                List<String> texts =
                        path.in(record).stream().map(TreePaths::text).toList();
                if (texts.size() == 1) {
                    into.take(path.text(), texts.get(0));
                } else {
                    into.take(path.text(), texts);
                }
            } catch (IllegalArgumentException noText) {
                into.problem(path.text(), ProblemCode.WRONG_SHAPE);
            }
        }
        passedOver.in(record);
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> element) {
            if (element.get(TEXT) instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException("an object is no text");
        }
        return value.toString();
    }
}

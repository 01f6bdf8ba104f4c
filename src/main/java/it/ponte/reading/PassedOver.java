package it.ponte.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What records tell and the mapping does not name, by its path: names only, each once, the first of them. */
final class PassedOver {
    private static final int MOST = 200;

    private final Node mapped = new Node();
    private final Set<String> names = new LinkedHashSet<>();

    /** Nothing of what these paths name is passed over, nor what lies below a name with a predicate. */
    PassedOver(List<TreePath> paths) {
        for (TreePath path : paths) {
            Node at = mapped;
            for (String name : path.stem()) {
                at = at.below.computeIfAbsent(name, n -> new Node());
            }
            at.isEnd = true;
        }
    }

    private static final class Node {
        private final Map<String, Node> below = new HashMap<>();
        private boolean isEnd;
    }

    /** Notes one that a reader left out. */
    void add(String name) {
        if (names.size() < MOST) {
            names.add(name);
        }
    }

    /** Notes those of a record that is held as a tree. */
    void in(Map<?, ?> record) {
        look(record, mapped, "");
    }

    private void look(Object at, Node node, String prefix) {
        if (at instanceof List<?> several) {
            several.forEach(one -> look(one, node, prefix));
        } else if (at instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                Node next = node.below.get(name);
                if (next == null && !name.equals(TreePaths.TEXT)) {
                    add(prefix + name);
                } else if (next != null && !next.isEnd) {
                    look(value, next, prefix + name + ".");
                }
            });
        }
    }

    /** In the order in which they were met. */
    List<String> names() {
        return names.stream().map(Taken::shown).toList();
    }
}

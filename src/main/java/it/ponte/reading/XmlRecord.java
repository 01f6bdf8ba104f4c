package it.ponte.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/**
 * One XML element as a tree of bounded size: an element that holds but text is the text; else a map in which attributes
 * begin with {@code @}, repeated elements are lists, and a text of its own stands under {@link TreePaths#TEXT}. In mixed
 * content that text is the whole of it, elements included, as a person would read it.
 */
final class XmlRecord {
    private static final int MOST_NODES = 20_000;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final XmlEvents xml;
    private final Set<String> wanted;
    private final PassedOver passedOver;
    private int nodes;
    private int characters;

    /** For the element that has just begun; of what is in it only what bears a wanted name is held. */
    XmlRecord(XmlEvents xml, Set<String> wanted, PassedOver passedOver) {
        this.xml = xml;
        this.wanted = wanted;
        this.passedOver = passedOver;
    }

    /** Reads to the element's end; null where it is too large to be held, and then it is passed over. */
    Map<String, Object> read() throws IOException {
        int around = xml.depth() - 1;
        Map<String, Object> inside = attributes();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.name();
                if (wanted.contains(name)) {
                    add(inside, name, element().value());
                } else {
                    passedOver.add(name);
                    xml.leaveTo(xml.depth() - 1);
                }
            }
            if (nodes > MOST_NODES || characters > MOST_CHARACTERS) {
                xml.leaveTo(around);
                return null;
            }
        }
        return inside;
    }

    private record Element(Object value, String text) {}

    private Element element() throws IOException {
        nodes++;
        Map<String, Object> inside = attributes();
        boolean holdsElements = false;
        boolean holdsText = false;
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                holdsElements = true;
                String name = xml.name();
                Element inner = element();
                hold(text, inner.text());
                if (nodes <= MOST_NODES) {
                    add(inside, name, inner.value());
                }
            } else {
                String part = xml.text();
                characters += part.length();
                holdsText |= !part.isBlank();
                hold(text, part);
            }
        }
        String all = text.toString();
        if (inside.isEmpty()) {
            return new Element(all, all);
        }
        if (holdsText || !holdsElements) {
            inside.put(TreePaths.TEXT, all);
        }
        return new Element(inside, all);
    }

    /** What is too large is read to its end, but not held. */
    private void hold(StringBuilder text, String part) {
        if (characters <= MOST_CHARACTERS) {
            text.append(part);
        }
    }

    private Map<String, Object> attributes() throws Unreadable {
        Map<String, Object> inside = new LinkedHashMap<>();
        for (int i = 0; i < xml.attributes(); i++) {
            nodes++;
            characters += xml.attribute(i).length();
            if (inside.put("@" + xml.attributeName(i), xml.attribute(i)) != null) {
                throw xml.here(ProblemCode.DUPLICATE_KEY);
            }
        }
        return inside;
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> inside, String name, Object value) {
        Object before = inside.get(name);
        if (before instanceof List<?> several) {
            ((List<Object>) several).add(value);
        } else if (before == null) {
            inside.put(name, value);
        } else {
            inside.put(name, new ArrayList<>(List.of(before, value)));
        }
    }
}

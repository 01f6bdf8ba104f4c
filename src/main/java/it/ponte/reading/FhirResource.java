package it.ponte.reading;

import java.util.List;
import java.util.Map;

/**
 * One resource of a FHIR bundle.
 *
 * @param url the entry's fullUrl, "" where it has none; of a contained resource, of what contains it
 * @param content as JSON has it
 * @param around the resource that contains it, null for one that stands by itself
 * @param size how many names and values it has
 */
record FhirResource(String url, Map<?, ?> content, FhirResource around, int size) {
    FhirResource(String url, Map<?, ?> content, FhirResource around) {
        this(url, content, around, sizeOf(content));
    }

    String type() {
        return text(content, "resourceType");
    }

    /** How others call it, relative to where it lies: "Patient/1". */
    String place() {
        return type() + "/" + text(content, "id");
    }

    /** Where it lies: the fullUrl without its place, "" where that is no address of a server. */
    String base() {
        return url.endsWith("/" + place()) ? url.substring(0, url.length() - place().length()) : "";
    }

    /** What this element refers to, "" where it does not say so by address. */
    String reference(String element) {
        return content.get(element) instanceof Map<?, ?> reference ? text(reference, "reference") : "";
    }

    /** What the members of this element refer to. */
    List<String> references(String element) {
        return list(content, element).stream()
                .map(member -> member instanceof Map<?, ?> reference ? text(reference, "reference") : "")
                .toList();
    }

    /** The resources that it holds inside itself. */
    List<FhirResource> contained() {
        return list(content, "contained").stream()
                .filter(Map.class::isInstance)
                .map(inner -> new FhirResource(url, (Map<?, ?>) inner, this))
                .toList();
    }

    static String text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }

    static List<?> list(Map<?, ?> object, String name) {
        return object.get(name) instanceof List<?> list ? list : List.of();
    }

    private static int sizeOf(Object tree) {
        int size = 1;
        if (tree instanceof Map<?, ?> map) {
            for (Object value : map.values()) {
                size += sizeOf(value);
            }
        } else if (tree instanceof List<?> list) {
            for (Object value : list) {
                size += sizeOf(value);
            }
        }
        return size;
    }
}

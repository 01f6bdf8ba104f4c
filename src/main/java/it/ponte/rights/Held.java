package it.ponte.rights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the hub holds of a person, for her to read and to take along (GDPR art. 15 and 20): chapters of entries of
 * facts, in words and days. Cannot print itself.
 */
public final class Held {
    private final String code;
    private final Map<String, List<Map<String, String>>> chapters = new LinkedHashMap<>();

    Held(String code) {
        this.code = code;
    }

    /** A new entry of a chapter. */
    Entry add(String chapter) {
        Map<String, String> facts = new LinkedHashMap<>();
        chapters.computeIfAbsent(chapter, any -> new ArrayList<>()).add(facts);
        return new Entry(facts);
    }

    /** An entry that takes facts; what is not known is left out. */
    record Entry(Map<String, String> facts) {
        Entry put(String name, Object value) {
            String text = value instanceof java.util.Collection<?> several
                    ? String.join(
                            ", ",
                            several.stream().map(Object::toString).sorted().toList())
                    : value == null ? "" : value.toString();
            if (!text.isEmpty()) {
                facts.put(name, text);
            }
            return this;
        }

        @Override
        public String toString() {
            return "Entry" + facts.keySet();
        }
    }

    /** Her public code, B-…. */
    public String code() {
        return code;
    }

    /** By chapter, its entries; each has facts by their names. */
    public Map<String, List<Map<String, String>>> chapters() {
        return chapters;
    }

    @Override
    public String toString() {
        return "Held[" + code + "]";
    }
}

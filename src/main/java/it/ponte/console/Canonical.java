package it.ponte.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds one message in the hub's own layout, as a partner's system would post it. */
final class Canonical {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> root = new LinkedHashMap<>();

    /** Puts a text at a dotted path; nothing where there is none. */
    Canonical text(String path, String text) {
        return text == null || text.isEmpty() ? this : put(path, text);
    }

    /** Puts a list of texts at a dotted path; nothing where it is empty. */
    Canonical texts(String path, Collection<String> texts) {
        return texts.isEmpty() ? this : put(path, texts);
    }

    /** Puts a number where the text is one, else the text: its reader says what is wrong with it. */
    Canonical number(String path, String text) {
        return text.matches("\\d{1,6}") ? put(path, Integer.valueOf(text)) : text(path, text);
    }

    /** Takes the answers of a form under the same names. */
    Canonical answers(Filled form, String... paths) {
        for (String path : paths) {
            text(path, form.one(path));
        }
        return this;
    }

    /** Takes the lists of a form under the same names. */
    Canonical choices(Filled form, String... paths) {
        for (String path : paths) {
            texts(path, form.all(path));
        }
        return this;
    }

    /** Takes what all forms ask about work. */
    Canonical work(Filled form) {
        return answers(form, "education", "province", "availableFrom")
                .choices(form, "skills", "licences", "shifts", "limits")
                .texts("languages", Choices.spoken(form))
                .number("hours.min", form.one("hours.min"))
                .number("hours.max", form.one("hours.max"));
    }

    @SuppressWarnings("unchecked")
    private Canonical put(String path, Object value) {
        Map<String, Object> here = root;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            here = (Map<String, Object>) here.computeIfAbsent(steps[i], step -> new LinkedHashMap<String, Object>());
        }
        here.put(steps[steps.length - 1], value);
        return this;
    }

    /** The message as JSON in UTF-8. */
    byte[] json() {
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            // Without the cause: its message may quote what it wrote.
            throw new IllegalStateException("texts and numbers can always be written as JSON");
        }
    }
}

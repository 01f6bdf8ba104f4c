package it.ponte.console;

import it.ponte.reading.Hint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A public form as somebody filled it in: the texts under the names of its inputs, which are the hub's own field names,
 * and what is wrong with them. It belongs to one request and is never printed.
 */
public final class Filled {
    private static final int LONGEST = 500;

    private final Map<String, List<String>> answers;
    private final Map<String, List<Wrong>> wrong = new HashMap<>();

    /** Takes the texts as they came, without blank ones. */
    Filled(Map<String, List<String>> sent) {
        this.answers = new HashMap<>();
        sent.forEach((name, texts) -> answers.put(
                name,
                texts.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList()));
    }

    /** An empty form. */
    static Filled empty() {
        return new Filled(Map.of());
    }

    /**
     * What is wrong with an input.
     *
     * @param code key of its explanation, below "problem."
     * @param hint what would be right in general, or null
     */
    public record Wrong(String code, Hint hint) {}

    /** The first answer, "" where none was given. */
    public String one(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** All answers under a name. */
    public List<String> all(String name) {
        return answers.getOrDefault(name, List.of());
    }

    /** Whether this was among the answers. */
    public boolean chose(String name, String answer) {
        return all(name).contains(answer);
    }

    /** What is wrong with an input; empty when nothing is. */
    public List<Wrong> wrong(String name) {
        return wrong.getOrDefault(name, List.of());
    }

    /** The names of the inputs with which something is wrong, for the summary above the form. */
    public List<String> wrongNames() {
        return wrong.keySet().stream().sorted().toList();
    }

    /** Whether anything is wrong. */
    public boolean isWrong() {
        return !wrong.isEmpty();
    }

    /** Notes what is wrong; the same twice is noted once. */
    void add(String name, String code, Hint hint) {
        List<Wrong> here = wrong.computeIfAbsent(name, key -> new ArrayList<>());
        if (here.stream().noneMatch(known -> known.code().equals(code))) {
            here.add(new Wrong(code, hint));
        }
    }

    /** Notes that these must be answered, where they were not. */
    void require(String... names) {
        for (String name : names) {
            if (one(name).isEmpty()) {
                add(name, "REQUIRED", null);
            }
        }
    }

    /** Notes every answer that is longer than any honest one. */
    void bound() {
        answers.forEach((name, texts) -> {
            if (texts.stream().anyMatch(text -> text.length() > LONGEST)) {
                add(name, "TOO_LONG", null);
            }
        });
    }

    @Override
    public String toString() {
        return "Filled[•••]";
    }
}

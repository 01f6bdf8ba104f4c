package it.ponte.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is being taken of one line while a message is read: mapped values only, and of these only such as may be stored
 * at all. A value that may not leaves a problem in its place.
 */
public final class Taken {
    /** A sender who gets a hundred things wrong in one line need not be told the next. */
    private static final int MOST_PROBLEMS = 100;

    private static final int LONGEST_FIELD_NAME = 200;
    private static final char REPLACEMENT = '\uFFFD';

    private final int number;
    private final int longestValue;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    /** The line of this number; no value may be longer than so many characters. */
    public Taken(int number, int longestValue) {
        this.number = number;
        this.longestValue = longestValue;
    }

    /** Takes one text under the sender's name for it; a blank text tells nothing. */
    public void take(String name, String text) {
        if (text != null && !text.isBlank() && mayBeStored(name, text)) {
            values.put(name, text);
        }
    }

    /** Takes a list of texts. */
    public void take(String name, List<String> texts) {
        List<String> told = texts.stream().filter(text -> !text.isBlank()).toList();
        if (!told.isEmpty() && told.stream().allMatch(text -> mayBeStored(name, text))) {
            values.put(name, told);
        }
    }

    /** Notes a problem with what the sender calls so; "" means the whole line. */
    public void problem(String name, ProblemCode code) {
        problem(name, code, null);
    }

    /** Notes a problem, and what would be right. */
    public void problem(String name, ProblemCode code, Hint hint) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(shown(name), code, hint));
        }
    }

    /** What was taken under this name: a text, or a list of texts; null where nothing was. */
    public Object value(String name) {
        return values.get(name);
    }

    /** Whether something is wrong with what the sender calls so, or with the whole line. */
    public boolean isFaulty(String name) {
        return problems.stream()
                .anyMatch(problem ->
                        problem.field().equals(shown(name)) || problem.field().isEmpty());
    }

    /** Leaves a value out. */
    public void drop(String name) {
        values.remove(name);
    }

    /** The names under which something was taken. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** Where the line stands in the sender's file, counted as the sender's tool counts. */
    public int number() {
        return number;
    }

    /** What was taken, by the sender's names: a text, or a list of texts. */
    public Map<String, Object> values() {
        return values;
    }

    /** What is wrong with the line so far. */
    public List<Problem> problems() {
        return new ArrayList<>(problems);
    }

    /**
     * NUL cannot be stored as text, half a surrogate pair cannot be encoded, and a replacement character says that
     * somebody before us has already lost the real one.
     */
    private boolean mayBeStored(String name, String text) {
        if (text.length() > longestValue) {
            problem(name, ProblemCode.TOO_LONG);
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                problem(name, ProblemCode.CONTROL_CHARACTER);
                return false;
            }
            if (c == REPLACEMENT) {
                problem(name, ProblemCode.WRONG_CHARSET);
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    problem(name, ProblemCode.CONTROL_CHARACTER);
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** A field's name goes back to its sender and into tables: nothing in it may be endless or unprintable. */
    static String shown(String name) {
        StringBuilder printable = new StringBuilder();
        name.chars()
                .limit(LONGEST_FIELD_NAME)
                .map(c -> Character.isISOControl(c) || Character.isSurrogate((char) c) ? '?' : c)
                .forEach(c -> printable.append((char) c));
        return printable.toString();
    }
}

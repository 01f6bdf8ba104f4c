package it.ponte.reading;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where values stand inside one record: names parted by dots, and where needed predicates,
 * {@code identifier[system='cf'].value}. The language is the part of JSONata that can only point: names, positions,
 * comparisons, {@code and}, {@code or}. Names alone need no engine.
 */
final class TreePath {
    private static final int LONGEST = 200;
    /** Longer than any record of the size that is let through can take; it stops what should never have begun. */
    private static final long MOST_MILLISECONDS = 5000;

    private static final int DEEPEST = 100;

    private static final String PLAIN_NAME = "[^.\\[\\](){}'\"`&*%$?~^|=<>+,;!\\\\]++";
    private static final String NAME = "(?:@?+[\\p{L}_][\\p{L}\\p{N}_-]*+|`[^`]++`)";
    private static final String TEXT = "(?:'[^'\\\\]*+'|\"[^\"\\\\]*+\")";
    private static final String NUMBER = "-?+\\d{1,15}+(?:\\.\\d{1,15}+)?+";
    private static final String OPERAND = "(?:" + TEXT + "|" + NUMBER + "|" + NAME + "(?:\\." + NAME + ")*+)";
    private static final String COMPARED = OPERAND + "\\s*+(?:!=|<=|>=|=|<|>)\\s*+" + OPERAND;
    private static final String PREDICATE =
            "\\[\\s*+(?:-?+\\d{1,6}|" + COMPARED + "(?:\\s++(?:and|or)\\s++" + COMPARED + ")*+)\\s*+]";
    private static final String STEP = NAME + "(?:" + PREDICATE + ")*+";

    private static final Pattern PLAIN = Pattern.compile(PLAIN_NAME + "(?:\\." + PLAIN_NAME + ")*+");
    private static final Pattern PATH = Pattern.compile(STEP + "(?:\\." + STEP + ")*+");
    private static final Pattern STEP_NAME = Pattern.compile(NAME);
    private static final Pattern TOKEN = Pattern.compile(TEXT + "|" + NUMBER + "|(?<name>" + NAME + ")");
    private static final List<String> WORDS = List.of("and", "or", "true", "false", "null");

    private final String text;
    private final String[] names;
    private final Jsonata engine;

    private TreePath(String text, String[] names, Jsonata engine) {
        this.text = text;
        this.names = names;
        this.engine = engine;
    }

    /**
     * The path that these words are.
     *
     * @throws IllegalArgumentException when they are none; the message is for the mapping's writer
     */
    static TreePath of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
        if (PLAIN.matcher(text).matches()) {
            return new TreePath(text, text.split("\\."), null);
        }
        if (!PATH.matcher(text).matches()) {
            throw new IllegalArgumentException("is no path: names parted by dots, each perhaps with a position [0] or a"
                    + " comparison [a='x' and b!='y']; no functions, nothing computed; other names in `backticks`");
        }
        try {
            return new TreePath(text, null, Jsonata.jsonata(quoted(text)));
        } catch (JException wrong) {
            throw new IllegalArgumentException("is no path: " + wrong.getMessage(), wrong);
        }
    }

    /** To the engine a minus or an @ in a name is an operator: names are told in backticks. */
    private static String quoted(String text) {
        return TOKEN.matcher(text).replaceAll(token -> Matcher.quoteReplacement(quoted(token)));
    }

    private static String quoted(MatchResult token) {
        String found = token.group();
        boolean bare = token.group(1) != null && !found.startsWith("`") && !WORDS.contains(found);
        return bare ? "`" + found + "`" : found;
    }

    /** As the mapping says it. */
    String text() {
        return text;
    }

    /** Whether it is made of names alone. */
    boolean isPlain() {
        return engine == null;
    }

    /** The first name: where it begins. */
    String first() {
        return stem().get(0);
    }

    /** Its names, up to the first that has a predicate. */
    List<String> stem() {
        if (names != null) {
            return List.of(names);
        }
        List<String> stem = new ArrayList<>();
        Matcher name = STEP_NAME.matcher(text);
        int from = 0;
        while (from < text.length() && name.region(from, text.length()).lookingAt()) {
            stem.add(name.group().replace("`", ""));
            boolean leadsOn = name.end() < text.length() && text.charAt(name.end()) == '.';
            from = leadsOn ? name.end() + 1 : text.length();
        }
        return stem;
    }

    /**
     * What stands there: texts, numbers, truth values, maps; several where something on the way is a list.
     *
     * @throws IllegalArgumentException when something on the way cannot be compared or is no place to go on from
     */
    List<Object> in(Map<String, Object> record) {
        List<Object> found = new ArrayList<>();
        if (engine == null) {
            walk(record, 0, found);
        } else {
            add(evaluated(record), found);
        }
        return found;
    }

    private void walk(Object at, int from, List<Object> found) {
        if (at instanceof List<?> several) {
            several.forEach(one -> walk(one, from, found));
        } else if (from == names.length) {
            add(at, found);
        } else if (at instanceof Map<?, ?> map) {
            walk(map.get(names[from]), from + 1, found);
        } else if (at != null && !at.toString().isBlank()) {
            throw new IllegalArgumentException("the path leads on, the record does not");
        }
    }

    private Object evaluated(Map<String, Object> record) {
        Jsonata.Frame frame = engine.createFrame();
        frame.setRuntimeBounds(MOST_MILLISECONDS, DEEPEST);
        try {
            return engine.evaluate(record, frame);
        } catch (RuntimeException unlike) {
            // without its cause: the engine quotes what it compared
            throw new IllegalArgumentException("what stands there cannot be compared");
        }
    }

    private static void add(Object value, List<Object> found) {
        if (value instanceof List<?> several) {
            several.forEach(one -> add(one, found));
        } else if (value != null) {
            found.add(value);
        }
    }
}

package it.ponte.feedback;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code {names}} in a text, each replaced once: a value that looks like a name stays as it is. */
final class Placeholders {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private Placeholders() {}

    static Set<String> in(String text) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** The text with every name replaced by its value as {@code written} writes it. */
    static String fill(String text, Map<String, String> values, UnaryOperator<String> written) {
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(written.apply(values.get(found.group(1)))));
    }
}

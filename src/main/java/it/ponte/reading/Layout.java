package it.ponte.reading;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a reader needs to know of a mapping: the form, and what is to be taken. Everything else is passed over while
 * reading. One is made for all messages of a mapping.
 */
public final class Layout {
    private final Form form;
    private final List<String> sources;
    private final Map<String, Function<LocalDateTime, String>> days;
    private final Map<String, Numeral> numerals;
    private final boolean isStrict;

    /** Null until a message needs it: the names of columns are no paths. */
    private volatile PlainPaths plainPaths;

    /**
     * Over what a mapping says.
     *
     * @param sources the sender's names of what is taken, each once: columns of a table, or paths inside a record
     * @param days how the sender would write a day or moment, by the name of the columns that hold them: a workbook
     *     keeps them as numbers
     * @param numerals what is known of columns whose digits are no quantity, by their name: a spreadsheet damages them
     * @param isStrict whether a field that is not named is a problem (UNKNOWN_FIELD) rather than dropped without a word
     */
    public Layout(
            Form form,
            List<String> sources,
            Map<String, Function<LocalDateTime, String>> days,
            Map<String, Numeral> numerals,
            boolean isStrict) {
        this.form = form;
        this.sources = List.copyOf(sources);
        this.days = Map.copyOf(days);
        this.numerals = Map.copyOf(numerals);
        this.isStrict = isStrict;
    }

    /** The form it is of. */
    public Form form() {
        return form;
    }

    List<String> sources() {
        return sources;
    }

    Map<String, Function<LocalDateTime, String>> days() {
        return days;
    }

    Map<String, Numeral> numerals() {
        return numerals;
    }

    boolean isStrict() {
        return isStrict;
    }

    /**
     * The paths of names alone, taken apart once for all messages; of the others each message needs its own, because an
     * engine serves one.
     *
     * @param tree all of them, to walk along
     */
    record PlainPaths(List<TreePath> paths, JsonPaths tree) {}

    PlainPaths plainPaths() {
        PlainPaths known = plainPaths;
        if (known == null) {
            List<TreePath> plain =
                    sources.stream().map(TreePath::of).filter(TreePath::isPlain).toList();
            known = new PlainPaths(
                    plain, JsonPaths.of(plain.stream().map(TreePath::text).toList()));
            plainPaths = known;
        }
        return known;
    }

    /** The paths that need a tree, new for each message. */
    List<TreePath> otherPaths() {
        if (plainPaths().paths().size() == sources.size()) {
            return List.of();
        }
        return sources.stream()
                .map(TreePath::of)
                .filter(path -> !path.isPlain())
                .toList();
    }
}

package it.ponte.reading;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Where the mapped columns of a table stand: resolved once, at its header. */
final class Columns {
    private final String[] names;
    private final int[] places;
    private final int width;

    private Columns(String[] names, int[] places, int width) {
        this.names = names;
        this.places = places;
        this.width = width;
    }

    /**
     * Finds the mapping's columns in a header, without regard to capitals, accents and spaces.
     *
     * @param header the header's cells; null where one is empty
     * @param line its number, for the refusal
     * @throws Unreadable when a mapped column is missing (MISSING_COLUMN) or stands there twice (DUPLICATE_KEY), or
     *     there are too many columns
     */
    static Columns in(List<String> header, Layout layout, int line, Limits limits) throws Unreadable {
        if (header.size() > limits.columns()) {
            throw new Unreadable(ProblemCode.TOO_LARGE, line, null);
        }
        Map<String, Integer> found = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String key = key(header.get(i));
            found.put(key, i);
            times.merge(key, 1, Integer::sum);
        }
        String[] names = layout.sources().toArray(String[]::new);
        int[] places = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            Integer place = found.get(key(names[i]));
            if (place == null) {
                throw new Unreadable(ProblemCode.MISSING_COLUMN, line, names[i]);
            }
            if (times.get(key(names[i])) > 1) {
                throw new Unreadable(ProblemCode.DUPLICATE_KEY, line, names[i]);
            }
            places[i] = place;
        }
        return new Columns(names, places, header.size());
    }

    /** How many of the mapping's columns this row names: the header of a workbook is the row that names most. */
    static long namedIn(List<String> row, Layout layout) {
        List<String> keys = row.stream().map(Columns::key).toList();
        return layout.sources().stream()
                .filter(name -> keys.contains(key(name)))
                .count();
    }

    /** Takes the mapped cells of one row, which are asked for by their place. */
    void take(IntFunction<String> cells, Taken into) {
        for (int i = 0; i < names.length; i++) {
            into.take(names[i], cells.apply(places[i]));
        }
    }

    /** The mapped column at this place, null where none is. */
    String nameAt(int place) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] == place) {
                return names[i];
            }
        }
        return null;
    }

    /** How many columns the header has. */
    int width() {
        return width;
    }

    /** How a header is compared: capitals, accents and spaces do not matter. */
    static String key(String header) {
        if (header == null) {
            return "";
        }
        StringBuilder key = new StringBuilder(header.length());
        Normalizer.normalize(header, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(key::appendCodePoint);
        return key.toString().toLowerCase(Locale.ROOT);
    }
}

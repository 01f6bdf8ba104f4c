package it.ponte.reading;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the columns of a table are called, by one header row or by several. A column is named by its lowest filled cell
 * ("Cognome"), or with the titles above it ("Dati anagrafici / Cognome"): a title that spans several columns leaves the
 * cells to its right empty. Capitals, accents and spaces do not matter.
 */
final class Titles {
    /** The place of a name that several columns bear. */
    static final int AMBIGUOUS = -1;
    /** The place of a name that no column bears. */
    static final int MISSING = -2;

    private final int width;
    private final Map<String, Integer> byOwnName = new HashMap<>();
    private final Map<String, Integer> byWholeName = new HashMap<>();
    private final Map<Integer, String> wholeNames = new TreeMap<>();

    /** Out of these rows, of which the last names the columns one by one. */
    Titles(List<TableRow> rows) {
        width = rows.stream().mapToInt(TableRow::width).max().orElse(0);
        String[] above = new String[rows.size()];
        for (int place = 0; place < width; place++) {
            name(place, rows, above);
        }
    }

    private void name(int place, List<TableRow> rows, String[] above) {
        String titles = "";
        String own = null;
        String whole = null;
        for (int i = 0; i < rows.size(); i++) {
            String text = rows.get(i).text(place);
            if (!text.isBlank()) {
                above[i] = text;
                own = text;
                whole = titles + text;
            }
            titles += above[i] == null ? "" : above[i] + "/";
        }
        if (own != null) {
            byOwnName.merge(key(own), place, (one, other) -> AMBIGUOUS);
            byWholeName.merge(key(whole), place, (one, other) -> AMBIGUOUS);
            wholeNames.put(place, whole);
        }
    }

    /** Where the column of this name stands, or {@link #AMBIGUOUS}, or {@link #MISSING}. */
    int place(String name) {
        String key = key(name);
        Integer whole = byWholeName.get(key);
        return whole == null ? byOwnName.getOrDefault(key, MISSING) : whole;
    }

    /** How many of these names are borne by a column: the header of a table is where most are. */
    long named(List<String> names) {
        return names.stream().filter(name -> place(name) != MISSING).count();
    }

    /** The columns that bear none of these names, from left to right, with the titles above them. */
    List<String> besides(List<String> names) {
        List<Integer> named = names.stream().map(this::place).toList();
        return wholeNames.entrySet().stream()
                .filter(column -> !named.contains(column.getKey()))
                .map(column -> column.getValue().strip().replaceAll("\\s+", " "))
                .toList();
    }

    /** How many columns there are, up to the last that has a name. */
    int width() {
        return width;
    }

    /** A text as it is compared: without regard to capitals, accents, spaces, line breaks and what cannot be seen. */
    static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(key::appendCodePoint);
        return key.toString().toLowerCase(Locale.ROOT);
    }
}

package it.ponte.trial;

import it.ponte.convert.Letters;
import it.ponte.convert.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** What partners call our fields: proposes, for the names in a file, the field that each may mean. */
final class Synonyms {
    /** A surname and a given name in one column. */
    static final String NAMES = "names";

    static final String NAMES_GIVEN_FIRST = "names given-first";
    /** How alike (Jaro-Winkler, 0 to 1) a name must be to a word of the list to be taken for a misspelling of it. */
    private static final double ALIKE = 0.93;

    /** In shorter words one letter makes another word. */
    private static final int SHORTEST_ALIKE = 6;

    private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();

    private final Set<String> empty = new HashSet<>();
    private final Set<String> neverMapped = new HashSet<>();
    private final Map<String, Set<String>> byField = new LinkedHashMap<>();

    /** The list that comes with the hub. */
    Synonyms() {
        List<String> lines = Lines.of(Synonyms.class, "synonyms.txt");
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            for (String word : parts[1].split(", ")) {
                switch (parts[0]) {
                    case "~" -> empty.add(Letters.of(word));
                    case "!" -> neverMapped.add(Letters.of(word));
                    default ->
                        byField.computeIfAbsent(parts[0], field -> new LinkedHashSet<>())
                                .add(key(word));
                }
            }
        }
    }

    /**
     * Whether this name speaks of health, justice, beliefs or legal categories, or announces free text, in which such
     * things stand: what it says is never mapped.
     */
    boolean isNeverMapped(String name) {
        return words(name).stream().anyMatch(word -> neverMapped.stream().anyMatch(word::startsWith));
    }

    /**
     * The field that each name may mean; each field once, the likest first; names that mean none are not in it.
     *
     * @param fits whether what stands under a name, the first, may be in a field, the second
     */
    Map<String, String> fieldsOf(List<String> names, Set<String> fields, BiPredicate<String, String> fits) {
        record Guess(String name, String field, double likeness) {}
        List<Guess> guesses = new ArrayList<>();
        for (String name : names) {
            if (!isNeverMapped(name)) {
                byField.forEach((field, words) -> {
                    double likeness = likeness(key(name), words);
                    if (likeness >= ALIKE
                            && (field.startsWith(NAMES) || fields.contains(field) && fits.test(name, field))) {
                        guesses.add(new Guess(name, field, likeness));
                    }
                });
            }
        }
        guesses.sort(Comparator.comparingDouble(Guess::likeness).reversed());
        Map<String, String> found = new HashMap<>();
        for (Guess guess : guesses) {
            if (!found.containsKey(guess.name()) && !found.containsValue(guess.field())) {
                found.put(guess.name(), guess.field());
            }
        }
        return found;
    }

    private static double likeness(String name, Set<String> words) {
        if (words.contains(name)) {
            return 1;
        }
        return name.length() < SHORTEST_ALIKE
                ? 0
                : words.stream()
                        .filter(word -> word.length() >= SHORTEST_ALIKE)
                        .mapToDouble(word -> LIKENESS.apply(name, word))
                        .max()
                        .orElse(0);
    }

    /** The words of a name that say something, in the order of the alphabet: "E-MAIL del referente", "referente.email". */
    private String key(String name) {
        Set<String> telling = new TreeSet<>(words(name));
        telling.removeAll(empty);
        // of a path that says nothing but "id.persona" or "data" the words themselves are all there is
        return String.join("", telling.isEmpty() ? new TreeSet<>(words(name)) : telling);
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        String parted = name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").replaceAll("(?i)e[-_ ]mail", "email");
        // "C.F." and "A.S." are one word, "persona.cognome" and "N.PRATICA" are two
        parted = parted.replaceAll("(?<=\\b\\p{L})[./](?=\\p{L}\\b)", "");
        // "L. 68/99", "Legge 68": the law is named by its number
        parted = parted.replaceAll("(?i)\\bl(?:egge)?[. ]*(?:n[. ]+)?(?=\\d)", " l");
        for (String word : parted.split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(Letters.of(word));
            }
        }
        return words;
    }
}

package it.ponte.convert;

import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.Education;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Words that people use for our codes, out of a list that comes with the hub; a word in none of its lines is no code.
 *
 * @param gives the type of the codes
 * @param codes by the word, as {@link Letters#of} has it
 */
public record WordList<T>(Class<T> gives, Map<String, T> codes) implements Converter<T> {
    public WordList {
        codes = Map.copyOf(codes);
    }

    /** The levels of education, by the names that Italian schools and registers gave and give them, and ISCED levels. */
    static WordList<Education> education() {
        return new WordList<>(Education.class, read("education.txt", Education::valueOf));
    }

    /** Woman or man, F or M. */
    static WordList<String> sexes() {
        return new WordList<>(String.class, read("sexes.txt", Function.identity()));
    }

    /** By word, the codes of a list whose lines say {@code CODE: word, word}; the code is a word for itself. */
    static <T> Map<String, T> read(String list, Function<String, T> code) {
        Map<String, T> codes = new HashMap<>();
        for (String line : Lines.of(WordList.class, list)) {
            String[] parts = line.split(":", 2);
            T meant = code.apply(parts[0]);
            codes.put(Letters.of(parts[0]), meant);
            for (String word : parts[1].split(",")) {
                T other = codes.put(Letters.of(word), meant);
                if (other != null && !other.equals(meant)) {
                    throw new IllegalStateException(list + ": stands for two codes: " + word.strip());
                }
            }
        }
        return codes;
    }

    @Override
    public Reading<T> read(String text) {
        T code = codes.get(Letters.of(text));
        return code == null ? Reading.wrong(ProblemCode.UNKNOWN_CODE) : Reading.of(code);
    }
}

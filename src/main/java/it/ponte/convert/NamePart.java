package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One of the two names that stand in one cell, "ROSSI Maria Grazia". A comma, or a surname in capitals beside a given name
 * that is not, says where one ends. Else the surname is one word, with the particles before it (DE LUCA, D'ALÒ, EL
 * AMRANI), and all the other words are the given name.
 *
 * @param part the one that is wanted
 * @param isSurnameFirst whether the surname comes first where no comma says so
 */
public record NamePart(Part part, boolean isSurnameFirst) implements Converter<String> {
    /** Which of the names. */
    enum Part {
        LAST,
        FIRST
    }

    private static final Set<String> PARTICLES = Set.of(
            "D'", "DA", "DAL", "DALL'", "DALLA", "DALLE", "DE", "DE'", "DEGLI", "DEI", "DEL", "DELL'", "DELLA", "DELLE",
            "DELLO", "DI", "LA", "LE", "LI", "LO", "EL", "AL", "BEN", "ABOU", "VAN", "VON", "DER", "DOS");

    @Override
    public Class<String> gives() {
        return String.class;
    }

    @Override
    public Reading<String> read(String text) {
        int comma = text.indexOf(',');
        if (comma >= 0) {
            return told(part == Part.LAST ? text.substring(0, comma) : text.substring(comma + 1));
        }
        List<String> words = List.of(text.strip().split("\\s+"));
        int surname = isSurnameFirst ? surnameAtStart(words) : surnameAtEnd(words);
        if (surname == words.size() && part == Part.FIRST) {
            return Reading.wrong(ProblemCode.ONE_NAME_ONLY, Hint.of(HintCode.NAMES));
        }
        int border = isSurnameFirst ? surname : words.size() - surname;
        return told(String.join(
                " ",
                (part == Part.LAST) == isSurnameFirst
                        ? words.subList(0, border)
                        : words.subList(border, words.size())));
    }

    /** Nothing where the comma says that there is no such name. */
    private static Reading<String> told(String name) {
        return name.isBlank() ? new Reading.Nothing<>() : Reading.of(name.strip());
    }

    /** How many words the surname has that stands first. */
    private static int surnameAtStart(List<String> words) {
        int capitals = capitals(words);
        if (capitals > 0) {
            return capitals;
        }
        int last = 0;
        while (last < words.size() - 1 && isParticle(words.get(last))) {
            last++;
        }
        return last + 1;
    }

    /** How many words the surname has that stands last: at least one word is left for the given name. */
    private static int surnameAtEnd(List<String> words) {
        List<String> reversed = new ArrayList<>(words);
        Collections.reverse(reversed);
        int capitals = capitals(reversed);
        if (capitals > 0) {
            return capitals;
        }
        int count = 1;
        while (count < words.size() - 1 && isParticle(reversed.get(count))) {
            count++;
        }
        return count;
    }

    /** How many words in capitals stand before the first that is not; 0 where that does not tell the names apart. */
    private static int capitals(List<String> words) {
        int count = 0;
        while (count < words.size() && words.get(count).equals(words.get(count).toUpperCase(Locale.ITALIAN))) {
            count++;
        }
        boolean mixed = words.stream().skip(count).allMatch(word -> !word.equals(word.toUpperCase(Locale.ITALIAN)));
        boolean tells =
                words.stream().limit(count).anyMatch(word -> Letters.of(word).length() > 1); // not D' alone
        return count < words.size() && mixed && tells ? count : 0;
    }

    private static boolean isParticle(String word) {
        return PARTICLES.contains(word.toUpperCase(Locale.ITALIAN).replace('’', '\''));
    }
}

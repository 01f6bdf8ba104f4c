package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One word of a closed list, in capitals or not.
 *
 * @param gives the type of the list's members
 * @param members by their word in capitals
 * @param otherwise the code of the problem for any other word
 */
public record OneOf<T>(Class<T> gives, Map<String, T> members, ProblemCode otherwise) implements Converter<T> {
    /** A hint lists the words as long as a person would read them. */
    private static final int WORDS_IN_A_HINT = 15;

    public OneOf {
        members = Map.copyOf(members);
    }

    /** The constants of one of our code lists, without those that a sender may not use. */
    @SafeVarargs
    public static <E extends Enum<E>> OneOf<E> constants(Class<E> list, E... without) {
        Map<String, E> members = EnumSet.allOf(list).stream().collect(Collectors.toMap(Enum::name, e -> e));
        for (E left : without) {
            members.remove(left.name());
        }
        return new OneOf<>(list, members, ProblemCode.UNKNOWN_CODE);
    }

    /** Words that stand for themselves. */
    public static OneOf<String> words(Stream<String> words, ProblemCode otherwise) {
        Map<String, String> members =
                words.collect(Collectors.toMap(word -> word.toUpperCase(Locale.ROOT), word -> word));
        return new OneOf<>(String.class, members, otherwise);
    }

    /** The two-letter codes of the Italian provinces and metropolitan cities, from {@code provinces.txt}. */
    public static OneOf<String> provinces() {
        return words(
                Lines.of(OneOf.class, "provinces.txt").stream().map(line -> line.substring(0, 2)),
                ProblemCode.NOT_A_PROVINCE);
    }

    /** The countries of ISO 3166-1, two letters; Kosovo (XK), which has none of its own there, and stateless (XX). */
    public static OneOf<String> countries() {
        return words(
                Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("XK", "XX")), ProblemCode.UNKNOWN_CODE);
    }

    /** Ten-year bands, "10-19" to "90-99": as near as a protected person's age may be told (SAFETY P3). */
    public static OneOf<String> ageBands() {
        return words(IntStream.rangeClosed(1, 9).mapToObj(ten -> ten + "0-" + ten + "9"), ProblemCode.UNKNOWN_CODE);
    }

    @Override
    public Reading<T> read(String text) {
        T member = members.get(text.toUpperCase(Locale.ROOT));
        return member == null ? Reading.wrong(otherwise, hint()) : Reading.of(member);
    }

    private Hint hint() {
        return members.size() > WORDS_IN_A_HINT
                ? null
                : new Hint(HintCode.ONE_OF, members.keySet().stream().sorted().toList());
    }
}

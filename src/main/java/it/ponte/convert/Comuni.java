package it.ponte.convert;

import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.ProblemCode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The comuni of Italy, found by the names and codes that people and registers use: former ones mean the comune that they
 * became part of. Nothing is guessed from a likeness.
 */
final class Comuni {
    static final String UNKNOWN =
            "today's name, with the province where several have it: Castro (BG); or the code: C337";
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{3}");
    private static final Pattern WITH_PROVINCE = Pattern.compile("(.+?)\\s*\\(\\s*([A-Za-z]{2})\\s*\\)");
    private static final Pattern SAINT = Pattern.compile("[Ss]\\.\\s*(?=\\S)");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*/\\s*|\\s+[-–]\\s+");

    private final Map<String, Comune> byCode;
    private final Map<String, Set<Comune>> byName;

    /** Those that were read: former codes with what became of them, names as {@link Letters#of} has them. */
    Comuni(Map<String, Comune> byCode, Map<String, Set<Comune>> byName) {
        this.byCode = byCode;
        this.byName = byName;
    }

    /** All of them, read when the first is asked for. */
    static Comuni all() {
        return Once.ALL;
    }

    private static final class Once {
        private static final Comuni ALL = ComuniList.read();
    }

    /** Those that there are. */
    Set<Comune> today() {
        return Set.copyOf(byCode.values());
    }

    /** The comune with this name or code; UNKNOWN_COMUNE where none is meant, or more than one may be. */
    Reading<Comune> called(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (CODE.matcher(upper).matches()) {
            return only(Optional.ofNullable(byCode.get(upper)).stream().collect(Collectors.toSet()));
        }
        Set<Comune> whole = named(text);
        return whole.isEmpty() ? only(inEveryTongue(text)) : only(whole);
    }

    /** "Bolzano/Bozen": names that must mean the same comune, each of them. */
    private Set<Comune> inEveryTongue(String text) {
        String[] names = BETWEEN_NAMES.split(text);
        Set<Comune> meant = new LinkedHashSet<>();
        for (String name : names) {
            Set<Comune> one = named(name);
            if (one.isEmpty()) {
                return Set.of();
            }
            meant.addAll(one);
        }
        return meant;
    }

    private Set<Comune> named(String text) {
        Matcher told = WITH_PROVINCE.matcher(text.strip());
        String province = told.matches() ? told.group(2).toUpperCase(Locale.ROOT) : "";
        String name = told.matches() ? told.group(1) : text;
        Matcher saint = SAINT.matcher(name.strip());
        Stream<String> spellings = saint.lookingAt()
                ? Stream.of("San ", "Sant'", "Santo ", "Santa ").map(saint::replaceFirst)
                : Stream.of(name);
        return spellings
                .map(spelling -> byName.getOrDefault(key(spelling, province), Set.of()))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** How a name is looked up, without a province ("") or with it. */
    static String key(String name, String province) {
        return Letters.of(name) + " " + province;
    }

    private static Reading<Comune> only(Set<Comune> meant) {
        return meant.size() == 1
                ? Reading.of(meant.iterator().next())
                : Reading.wrong(ProblemCode.UNKNOWN_COMUNE, Hint.of(HintCode.COMUNE));
    }
}

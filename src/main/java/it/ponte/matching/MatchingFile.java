package it.ponte.matching;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code config/matching.yml} and says everything that is wrong with it, not only the first thing. */
public final class MatchingFile {
    private static final String NAME = "config/matching.yml";
    private static final int MOST_TOP = 100;
    private static final int MOST_WEIGHT = 1000;

    private final List<String> problems = new ArrayList<>();
    private int top;
    private final Set<Rule> rules = EnumSet.allOf(Rule.class);
    private final Map<Criterion, Integer> weights = new EnumMap<>(Criterion.class);

    private MatchingFile(Path home) {
        Map<?, ?> file = map("", parse(home.resolve(NAME)));
        if (problems.isEmpty()) {
            file.keySet().stream()
                    .filter(key -> !Set.of("top", "rules", "criteria").contains(key))
                    .forEach(key -> wrong(String.valueOf(key), "is not known; known are top, rules, criteria"));
            top = number("top", file.get("top"), 1, MOST_TOP);
            map("rules", file.containsKey("rules") ? file.get("rules") : Map.of())
                    .forEach(this::rule);
            map("criteria", file.get("criteria")).forEach(this::criterion);
        }
    }

    /** What is wrong with the file, each as {@code file: key: what}; empty when nothing. Changes nothing. */
    public static List<String> problems(Path home) {
        return List.copyOf(new MatchingFile(home).problems);
    }

    /** The file of the installation at {@code home}; fails with all its problems when it has any. */
    public static MatchingConfig load(Path home) {
        MatchingFile file = new MatchingFile(home);
        if (!file.problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", file.problems));
        }
        return new MatchingConfig(file.top, file.rules, file.weights);
    }

    private Object parse(Path path) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(path)) {
            return new Yaml(new SafeConstructor(options)).load(reader);
        } catch (IOException missing) {
            wrong("-", "cannot be read");
        } catch (YAMLException broken) {
            wrong("-", "is not YAML: " + broken.getMessage().lines().collect(Collectors.joining(" ")));
        }
        return Map.of();
    }

    private void rule(Object key, Object value) {
        Optional<Rule> rule = named(Rule.values(), key).filter(Rule::isOptional);
        if (rule.isEmpty()) {
            wrong("rules." + key, "is not known; known are " + keys(Rule.values(), Rule::isOptional));
        } else if (!(value instanceof Boolean)) {
            wrong("rules." + key, "must be true or false");
        } else if (value.equals(false)) {
            rules.remove(rule.get());
        }
    }

    private void criterion(Object key, Object value) {
        Optional<Criterion> criterion = named(Criterion.values(), key);
        if (criterion.isEmpty()) {
            wrong("criteria." + key, "is not known; known are " + keys(Criterion.values(), any -> true));
        } else {
            weights.put(criterion.get(), number("criteria." + key, value, 0, MOST_WEIGHT));
        }
    }

    private int number(String key, Object value, int least, int most) {
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        wrong(key, "must be a whole number from " + least + " to " + most);
        return least;
    }

    private Map<?, ?> map(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        wrong(key.isEmpty() ? "-" : key, "must be a list of keys with values");
        return Map.of();
    }

    private void wrong(String key, String what) {
        problems.add(NAME + ": " + key + ": " + what);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] constants, Object key) {
        return Arrays.stream(constants)
                .filter(constant -> keyOf(constant).equals(key))
                .findAny();
    }

    private static <E extends Enum<E>> String keys(E[] constants, Predicate<E> shown) {
        return Arrays.stream(constants).filter(shown).map(MatchingFile::keyOf).collect(Collectors.joining(", "));
    }

    /** WELCOME_SKILLS is written welcomeSkills. */
    private static String keyOf(Enum<?> constant) {
        StringBuilder key = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_")) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }
}

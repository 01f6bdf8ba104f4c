package it.ponte.feedback;

import it.ponte.placement.OutcomeKind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Reads the texts of one language, {@code config/letters/<language>}, and finds everything wrong in them. */
final class TemplateFolder {
    static final String UPDATE = "UPDATE.txt";
    static final String SUBJECT = "subject.txt";
    static final String OPENING = "opening.txt";
    static final String OPENING_SELF = "opening-self.txt";
    static final String LAYOUT_TEXT = "layout.txt";
    static final String LAYOUT_HTML = "layout.html";
    static final String DIGEST_TEXT = "digest.txt";
    static final String DIGEST_HTML = "digest.html";
    static final String CASE_TEXT = "digest-case.txt";
    static final String CASE_HTML = "digest-case.html";
    static final String NO_CASE_TEXT = "layout-no-case.txt";
    static final String NO_CASE_HTML = "layout-no-case.html";
    static final String FOOT_TEXT = "foot.txt";
    static final String FOOT_HTML = "foot.html";
    static final String FOOT_SELF_TEXT = "foot-self.txt";
    static final String FOOT_SELF_HTML = "foot-self.html";

    private static final Rule SENTENCE = new Rule(Set.of("caseNumber", "link"), Set.of(), true);
    private static final Rule CONSTANT = new Rule(Set.of(), Set.of(), true);
    private static final Rule LINE_WITH_NUMBER = new Rule(SENTENCE.known(), Set.of("caseNumber"), true);
    private static final Rule FOOT = new Rule(Set.of("link"), Set.of(), true);
    private static final Rule LAYOUT = new Rule(
            Set.of("caseNumber", "link", "opening", "sentence", "foot"),
            Set.of("link", "opening", "sentence", "foot"),
            false);
    private static final Rule NO_CASE = new Rule(Set.of("sentence"), Set.of("sentence"), false);
    private static final Rule DIGEST = new Rule(Set.of("cases", "foot"), Set.of("cases", "foot"), false);
    private static final Rule CASE =
            new Rule(Set.of("caseNumber", "link", "sentence"), Set.of("caseNumber", "link", "sentence"), false);

    private static final Map<String, Rule> RULES = rules();

    private TemplateFolder() {}

    /** What may stand in a text, what must, and whether it is one line. */
    private record Rule(Set<String> known, Set<String> needed, boolean isOneLine) {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        words().forEach(word -> rules.put(fileOf(word), word == Notice.SET_ASIDE ? CONSTANT : SENTENCE));
        rules.put(UPDATE, SENTENCE);
        rules.put(SUBJECT, CONSTANT);
        List.of(OPENING, OPENING_SELF).forEach(opening -> rules.put(opening, LINE_WITH_NUMBER));
        List.of(FOOT_TEXT, FOOT_HTML, FOOT_SELF_TEXT, FOOT_SELF_HTML).forEach(foot -> rules.put(foot, FOOT));
        List.of(LAYOUT_TEXT, LAYOUT_HTML).forEach(layout -> rules.put(layout, LAYOUT));
        List.of(NO_CASE_TEXT, NO_CASE_HTML).forEach(layout -> rules.put(layout, NO_CASE));
        List.of(DIGEST_TEXT, DIGEST_HTML).forEach(digest -> rules.put(digest, DIGEST));
        List.of(CASE_TEXT, CASE_HTML).forEach(line -> rules.put(line, CASE));
        return rules;
    }

    /** The file of the sentence for an outcome or a notice. */
    static String fileOf(Enum<?> word) {
        return word.name() + ".txt";
    }

    /** Everything that has a sentence of its own. */
    static Stream<Enum<?>> words() {
        return Stream.of(OutcomeKind.values(), Notice.values()).flatMap(Arrays::stream);
    }

    /**
     * All texts of a language by file name, without their last line's end.
     *
     * @param home the installation's folder
     * @param errors takes a file and what is wrong with it, as {@code key: what}
     */
    static Map<String, String> read(Path home, String language, BiConsumer<String, String> errors) {
        Map<String, String> texts = new LinkedHashMap<>();
        RULES.forEach((name, rule) -> {
            Path file = Path.of("config", "letters", language, name);
            BiConsumer<String, String> here = (key, what) -> errors.accept(file.toString(), key + ": " + what);
            String text = read(home.resolve(file), here);
            if (text != null) {
                check(rule, text, here);
                texts.put(name, text);
            }
        });
        return texts;
    }

    private static String read(Path file, BiConsumer<String, String> error) {
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                error.accept("text", "is empty");
            }
            return text;
        } catch (NoSuchFileException missing) {
            error.accept("text", "is missing");
        } catch (CharacterCodingException wrong) {
            error.accept("text", "is not UTF-8");
        } catch (IOException broken) {
            error.accept("text", "cannot be read");
        }
        return null;
    }

    private static void check(Rule rule, String text, BiConsumer<String, String> error) {
        Set<String> used = Placeholders.in(text);
        used.stream().filter(key -> !rule.known().contains(key)).forEach(key -> error.accept(key, "is not known here"));
        rule.needed().stream()
                .filter(key -> !used.contains(key))
                .sorted()
                .forEach(key -> error.accept(key, "is missing"));
        if (rule.isOneLine() && text.lines().count() > 1) {
            error.accept("text", "is longer than one line");
        }
    }
}

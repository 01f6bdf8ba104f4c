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

    private static final Set<String> IN_A_SENTENCE = Set.of("caseNumber", "link");
    private static final Set<String> IN_A_LAYOUT = Set.of("caseNumber", "link", "opening", "sentence");
    private static final Set<String> NEEDED_IN_A_LAYOUT = Set.of("link", "opening", "sentence");

    private TemplateFolder() {}

    /** The file of the sentence for an outcome or a notice. */
    static String fileOf(Enum<?> word) {
        return word.name() + ".txt";
    }

    /**
     * All texts of a language by file name, without their last line's end.
     *
     * @param home the installation's folder
     * @param errors takes a file and what is wrong with it, as {@code key: what}
     */
    static Map<String, String> read(Path home, String language, BiConsumer<String, String> errors) {
        Map<String, String> texts = new LinkedHashMap<>();
        Stream.concat(
                        words().map(TemplateFolder::fileOf),
                        Stream.of(UPDATE, SUBJECT, OPENING, OPENING_SELF, LAYOUT_TEXT, LAYOUT_HTML))
                .forEach(name -> {
                    Path file = Path.of("config", "letters", language, name);
                    BiConsumer<String, String> here = (key, what) -> errors.accept(file.toString(), key + ": " + what);
                    String text = read(home.resolve(file), here);
                    if (text != null) {
                        check(name, text, here);
                        texts.put(name, text);
                    }
                });
        return texts;
    }

    private static Stream<Enum<?>> words() {
        return Stream.of(OutcomeKind.values(), Notice.values()).flatMap(Arrays::stream);
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

    private static void check(String name, String text, BiConsumer<String, String> error) {
        boolean layout = name.equals(LAYOUT_TEXT) || name.equals(LAYOUT_HTML);
        boolean constant = name.equals(SUBJECT);
        Set<String> known = constant ? Set.of() : layout ? IN_A_LAYOUT : IN_A_SENTENCE;
        Set<String> used = Placeholders.in(text);
        used.stream().filter(key -> !known.contains(key)).forEach(key -> error.accept(key, "is not known here"));
        if (layout) {
            NEEDED_IN_A_LAYOUT.stream()
                    .filter(key -> !used.contains(key))
                    .sorted()
                    .forEach(key -> error.accept(key, "is missing"));
        } else if (text.lines().count() > 1) {
            error.accept("text", "is longer than one line");
        }
        if (List.of(OPENING, OPENING_SELF).contains(name) && !used.contains("caseNumber")) {
            error.accept("caseNumber", "is missing");
        }
    }
}

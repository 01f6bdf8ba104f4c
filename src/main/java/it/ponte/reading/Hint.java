package it.ponte.reading;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What would be right, in general, for the sender of a value that is not. Said in words only to a reader, in the reader's
 * language.
 *
 * @param arguments what the words need: a number, a date pattern, our own codes; never anything of the sender's
 */
public record Hint(HintCode code, List<String> arguments) {
    private static final String SEPARATOR = "|";
    private static final ResourceBundle.Control EACH_ITS_OWN =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Hint {
        arguments = List.copyOf(arguments);
    }

    /** The hint of this code; an argument may not hold a {@code |}. */
    public static Hint of(HintCode code, Object... arguments) {
        return new Hint(code, Stream.of(arguments).map(Object::toString).toList());
    }

    /** As it is kept: {@code RANGE|0|60}. */
    public String kept() {
        return String.join(
                SEPARATOR,
                Stream.concat(Stream.of(code.name()), arguments.stream()).toList());
    }

    /** Reads what {@link #kept()} wrote, also by an older hub, which kept the words; null for null. */
    public static Hint read(String kept) {
        if (kept == null) {
            return null;
        }
        List<String> parts = List.of(kept.split(Pattern.quote(SEPARATOR), -1));
        return Arrays.stream(HintCode.values())
                .filter(code -> code.name().equals(parts.get(0)))
                .findFirst()
                .map(code -> new Hint(code, parts.subList(1, parts.size())))
                .orElseGet(() -> of(HintCode.AS_WRITTEN, kept));
    }

    /** In words: Italian, or English for everybody else. */
    public String words(Locale reader) {
        boolean isItalian = reader.getLanguage().equals(Locale.ITALIAN.getLanguage());
        ResourceBundle words = ResourceBundle.getBundle(
                "it.ponte.reading.hints",
                isItalian ? Locale.ITALIAN : Locale.ROOT,
                Hint.class.getClassLoader(),
                EACH_ITS_OWN);
        List<String> shown = isItalian && code == HintCode.DAY
                ? arguments.stream().map(DayLetters::italian).toList()
                : arguments;
        String between = code + ".between";
        Object[] inserted = words.containsKey(between)
                ? new Object[] {String.join(words.getString(between), shown)}
                : shown.toArray();
        return MessageFormat.format(words.getString(code.name()), inserted);
    }
}

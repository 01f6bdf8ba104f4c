package it.ponte.partner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which mapping reads which files of a channel.
 *
 * @param files a pattern of the file's name: {@code *} stands for any letters or none, {@code ?} for one; capitals do
 *     not matter
 * @param mapping the folder in {@code mappings/}
 */
public record MappingChoice(String files, String mapping) {
    private static final String ANY = "*";

    /** One mapping for every file; none where it is null. */
    public static List<MappingChoice> always(String mapping) {
        return mapping == null ? List.of() : List.of(new MappingChoice(ANY, mapping));
    }

    /** Whether it takes every file, so that no choice behind it is ever reached. */
    boolean takesAll() {
        return files.equals(ANY);
    }

    /** Whether a file of this name is meant; folders before the name are left away, and null is a file without name. */
    boolean fits(String fileName) {
        String name = fileName == null ? "" : fileName;
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return Pattern.matches(expression(), bare.toLowerCase(Locale.ROOT));
    }

    private String expression() {
        return Arrays.stream(files.toLowerCase(Locale.ROOT).split("(?=[*?])|(?<=[*?])"))
                .map(part -> part.equals(ANY) ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
                .collect(Collectors.joining("", "(?s)", ""));
    }
}

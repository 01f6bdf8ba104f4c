package it.ponte.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists that come with the hub: text files beside the classes that read them. */
public final class Lines {
    private Lines() {}

    /** The lines of a list that lies beside this class, without comments. */
    public static List<String> of(Class<?> beside, String list) {
        try (var lines =
                new BufferedReader(new InputStreamReader(beside.getResourceAsStream(list), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

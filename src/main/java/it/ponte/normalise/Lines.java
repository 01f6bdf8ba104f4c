package it.ponte.normalise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists that come with the hub: text files beside the classes that read them. */
final class Lines {
    private Lines() {}

    /** The lines of a list, without comments. */
    static List<String> of(String list) {
        try (var lines = new BufferedReader(
                new InputStreamReader(Lines.class.getResourceAsStream(list), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package it.ponte.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** What was measured, for the console and for {@code docs/benchmarks.md}. */
final class Report {
    private static final int MOST = 20;

    private final StringBuilder text = new StringBuilder();

    /** A paragraph. */
    Report say(String paragraph, Object... values) {
        text.append(String.format(Locale.ROOT, paragraph, values)).append("\n\n");
        return this;
    }

    /** One line of a list. */
    Report item(String item, Object... values) {
        text.append("* ").append(String.format(Locale.ROOT, item, values)).append('\n');
        return this;
    }

    /** How often what was seen, the most frequent first, as shares of all. */
    Report shares(String what, Map<String, Integer> seen) {
        int all = seen.values().stream().mapToInt(Integer::intValue).sum();
        say("\n%s (%,d samples):", what, all);
        text.append("```\n");
        seen.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .forEach(entry -> text.append(
                        String.format(Locale.ROOT, "%5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey())));
        text.append("```\n\n");
        return this;
    }

    void write(Path file) throws IOException {
        String all = text.toString().replaceAll("\n{3,}", "\n\n").strip() + "\n";
        System.out.println(all);
        Files.writeString(file, all);
    }
}

package it.ponte.command;

import it.ponte.access.Personal;
import it.ponte.intake.Refusal;
import it.ponte.reading.Problem;
import it.ponte.trial.Trial;
import it.ponte.trial.Tried;
import it.ponte.trial.TriedLine;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was understood of a file that was tried, as text for a terminal. */
final class TriedText {
    private final PrintStream out;

    TriedText(PrintStream out) {
        this.out = out;
    }

    void print(Tried tried) {
        out.printf("Read by the mapping %s, version %s.%n", tried.mapping(), tried.mappingVersion());
        if (!tried.notMapped().isEmpty()) {
            out.printf("Sent and not mapped, so dropped while reading: %s.%n", String.join(", ", tried.notMapped()));
        }
        if (tried.refusal() != null) {
            print(tried.refusal());
            return;
        }
        tried.lines().forEach(this::print);
        out.println();
        if (tried.count() > tried.lines().size()) {
            out.printf("Only the first %d lines are shown.%n", tried.lines().size());
        }
        out.printf(
                "Lines: %d, understood: %d (with a warning: %d), to correct: %d. Nothing was kept.%n",
                tried.count(), tried.understood(), tried.warned(), tried.refused());
    }

    private void print(Refusal refusal) {
        out.printf("%nThe whole file would be refused: %s", refusal.code());
        if (refusal.line() > 0) {
            out.printf(", line %d", refusal.line());
        }
        if (refusal.field() != null) {
            out.printf(", %s", refusal.field());
        }
        out.println();
        if (refusal.code().equals("TOO_LARGE")) {
            out.printf("A file to be tried may have %d MB and %d lines.%n", Trial.MOST_BYTES >> 20, Trial.MOST_LINES);
        }
    }

    private void print(TriedLine line) {
        out.printf("%nline %d: %s%n", line.number(), line.isUnderstood() ? "understood" : "to correct");
        for (TriedLine.Value value : line.values()) {
            String texts = value.texts().stream().map(Personal::reveal).collect(Collectors.joining(", "));
            String source = value.source() == null ? "said by the mapping" : value.source();
            out.printf("  %-26s %s  (%s)%n", value.field(), texts, source);
        }
        for (Problem problem : line.problems()) {
            String field = problem.field().isEmpty() ? "the whole line" : problem.field();
            String hint = problem.hint() == null ? "" : " (" + problem.hintIn(Locale.ENGLISH) + ")";
            String kind = line.isUnderstood() ? "warning: " : "";
            out.printf("  %s%s: %s%s%n", kind, field, problem.code(), hint);
        }
    }
}

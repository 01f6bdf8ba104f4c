package it.ponte.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells the demo's story on the terminal: a day, who, what; results indented below. */
final class Narrator {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final PrintStream out;
    private int step;
    private final int steps;

    Narrator(PrintStream out, int steps) {
        this.out = out;
        this.steps = steps;
    }

    /** On the terminal; in UTF-8 where the system names no language, else every accent would be a question mark. */
    static Narrator onTerminal(int steps) {
        boolean plain = Charset.forName(System.getProperty("native.encoding")).equals(StandardCharsets.US_ASCII);
        PrintStream out = plain
                ? new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                : System.out;
        return new Narrator(out, steps);
    }

    /** A new scene. */
    void scene(LocalDate day, String who, String what) {
        step++;
        out.printf("%n[%2d/%d] %6s  %s %s%n", step, steps, DAY.format(day), who, what);
    }

    /** What came of it. */
    void result(String text, Object... values) {
        out.printf("               " + text + "%n", values);
    }

    /** A line on its own. */
    void line(String text, Object... values) {
        out.printf(text + "%n", values);
    }
}

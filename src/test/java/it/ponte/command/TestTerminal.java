package it.ponte.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal as a person sees it: what is printed on either stream stands there in its order. */
final class TestTerminal {
    private TestTerminal() {}

    static Terminal over(OutputStream printed) {
        PrintStream screen = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Terminal(screen, screen);
    }
}

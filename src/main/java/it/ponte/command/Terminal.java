package it.ponte.command;

import java.io.PrintStream;

/**
 * Where a command speaks.
 *
 * @param out takes its result and nothing else, so that it can be piped
 * @param err takes why it could not do its work
 */
record Terminal(PrintStream out, PrintStream err) {
    static final int DONE = 0;
    static final int WRONG = 2;

    /** Says why nothing was done; the exit code of a command that could not do its work. */
    int wrong(String why) {
        err.println(why);
        return WRONG;
    }
}

package it.ponte.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The first lines of a message: all of them, where it is short. */
record Beginning(List<Line> lines, Iterator<Line> others) {
    /** A message of fewer lines and bytes than these is held until its end is read, and written in one statement. */
    private static final int SHORT_LINES = 100;

    private static final long SHORT_BYTES = 256 * 1024;

    /** Reads them. */
    static Beginning of(Incoming incoming) {
        Iterator<Line> lines = incoming.lines();
        List<Line> first = new ArrayList<>();
        long bytes = 0;
        while (first.size() < SHORT_LINES && bytes < SHORT_BYTES && lines.hasNext()) {
            Line line = lines.next();
            first.add(
                    first.isEmpty()
                            ? line
                            : line.behind(first.get(first.size() - 1).number()));
            bytes += line.content().length;
        }
        return new Beginning(first, lines);
    }

    /** Whether nothing comes behind them. */
    boolean isAll() {
        return !others.hasNext();
    }
}

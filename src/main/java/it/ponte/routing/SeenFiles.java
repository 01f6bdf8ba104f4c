package it.ponte.routing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What stands in one folder, as its listings showed it: which files are whole, which were tried and not taken away, and
 * whose names no server should be asked for. Used by one poll at a time.
 */
final class SeenFiles {
    /** After so many tries an operator should look. */
    static final int MANY = 8;

    /** Servers and clients take some characters for wildcards: a file named "*" would be all files when it is removed. */
    private static final Pattern NAME = Pattern.compile("[^.\\p{Cc}/\\\\*?][^\\p{Cc}/\\\\*?]{0,199}");

    private static final Pattern PASSED_OVER = Pattern.compile("(?s)\\..*|(?i).*\\.part");

    private final Map<String, Seen> files = new HashMap<>();
    private int listing;

    /** A listing begins. */
    void begin() {
        listing++;
    }

    /** The listing was complete: what did not stand in it is gone. */
    void end() {
        files.values().removeIf(file -> file.listing() != listing);
    }

    /** What a name in the listing is: {@link Name#PLAIN}, or why its file is left where it is. */
    Name name(String name) {
        if (PASSED_OVER.matcher(name).matches()) {
            return Name.UNFINISHED;
        }
        if (NAME.matcher(name).matches()) {
            return Name.PLAIN;
        }
        Seen before = files.put(name, new Seen(0, 0, listing, Tries.NONE));
        return before == null ? Name.FIRST_SEEN_REFUSED : Name.REFUSED;
    }

    /** Notes a file as it is listed; whether it stood there just so in the listing before, and its turn has come. */
    boolean isReady(String name, long size, long modified, Instant now) {
        Seen before = files.get(name);
        boolean still = before != null && before.size() == size && before.modified() == modified;
        files.put(name, new Seen(size, modified, listing, still ? before.tries() : Tries.NONE));
        return still && before.tries().areDue(now);
    }

    /** A try to take a file begins, and with it the pause before the next; returns how many there were. */
    int tried(String name, Instant now) {
        return files.computeIfPresent(name, (same, file) -> file.again(now))
                .tries()
                .count();
    }

    /** What a file's name says of it. */
    enum Name {
        PLAIN,
        /** Hidden, or still uploaded. */
        UNFINISHED,
        REFUSED,
        FIRST_SEEN_REFUSED
    }

    private record Seen(long size, long modified, int listing, Tries tries) {
        Seen again(Instant now) {
            return new Seen(size, modified, listing, tries.again(now));
        }
    }
}

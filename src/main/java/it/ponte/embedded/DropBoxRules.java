package it.ponte.embedded;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/**
 * Which files of the drop box a user may write and remove. Paths are as the user sees them: {@code /in/x.csv} for a
 * partner, {@code /<partner>/in/x.csv} for the hub. Folders are made by the hub at start and by nobody else.
 */
final class DropBoxRules {
    static final String IN = "in";
    static final String OUT = "out";
    static final String TEST = "test";
    private static final int LONGEST_NAME = 200;

    private DropBoxRules() {}

    /** A partner writes into its in/ and test/; the hub anywhere, receipts in out/ above all. */
    static void requireMayWrite(String user, Path path) throws AccessDeniedException {
        String folder = folderOf(user, path);
        boolean may = folder.equals(IN) || folder.equals(TEST) || folder.equals(OUT) && isHub(user);
        if (!may || !isPlain(path.getFileName().toString())) {
            throw denied();
        }
    }

    /** A partner takes away what it has read in out/ and test/, and what it put into in/ by mistake. */
    static void requireMayRemove(String user, Path path) throws AccessDeniedException {
        String folder = folderOf(user, path);
        if (!folder.equals(IN) && !folder.equals(OUT) && !folder.equals(TEST)) {
            throw denied();
        }
    }

    /** What a partner sends, the hub takes away only once it has read it; its own receipts it replaces. */
    static boolean mayTakeUnread(Path path) {
        return !folderOf(DropBox.HUB, path).equals(IN);
    }

    static AccessDeniedException denied() {
        // Without the path: names of files may be names of people, and exceptions get logged.
        return new AccessDeniedException("");
    }

    /** in, out or test when the path is a file directly in one of them; empty when it is anything else. */
    private static String folderOf(String user, Path path) {
        Path normal = path.toAbsolutePath().normalize();
        int depth = isHub(user) ? 3 : 2;
        return normal.getNameCount() == depth ? normal.getName(depth - 2).toString() : "";
    }

    static boolean isHub(String user) {
        return DropBox.HUB.equals(user);
    }

    private static boolean isPlain(String name) {
        return !name.startsWith(".")
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(c -> Character.isISOControl(c) || "\\*?".indexOf(c) >= 0);
    }
}

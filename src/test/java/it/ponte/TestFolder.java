package it.ponte;

import java.nio.file.Path;

/** Where tests keep what they share in one Java machine: two of them run side by side, and each has its own. */
public final class TestFolder {
    private static final Path OURS = Path.of("target", "tests-" + System.getProperty("tests.fork", "1"));

    private TestFolder() {}

    /** A folder or file below it, as a relative path. */
    public static Path of(String name) {
        return OURS.resolve(name);
    }
}

package it.ponte.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which the hub keeps what is its own: database, journal, drop box, keys. */
public final class DataFolder {
    private DataFolder() {}

    /**
     * Asked first of all at a start: each server in the process would find it out for itself, later and in its own words.
     *
     * @throws IllegalStateException when nothing can be written there; says why
     */
    public static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "probe", ""));
        } catch (IOException broken) {
            throw new IllegalStateException(
                    "the data folder " + folder + " cannot be written: " + reason(broken)
                            + "; mend it, or set PONTE_DATA to another",
                    broken);
        }
    }

    /** What the operating system says, such as "Read-only file system". */
    private static String reason(IOException broken) {
        boolean isTold = broken instanceof FileSystemException told && told.getReason() != null;
        return isTold
                ? ((FileSystemException) broken).getReason()
                : broken.getClass().getSimpleName();
    }
}

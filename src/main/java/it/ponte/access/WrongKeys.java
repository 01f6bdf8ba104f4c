package it.ponte.access;

import java.nio.file.Path;

/** The folder does not hold the keys with which the database was sealed; the hub does not start (SAFETY, encryption). */
public final class WrongKeys extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongKeys(Path folder) {
        super("The key folder " + folder.toAbsolutePath()
                + " does not hold the keys with which the data in this database was sealed.");
    }
}

package it.ponte.embedded;

import it.ponte.access.Keys;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of the embedded database's three roles: its administrator, the owner of the tables (migrations), and
 * the hub, which owns nothing. Made once, kept in a file that only its owner may read.
 */
public record DatabaseSecrets(String admin, String owner, String hub) {

    /** Reads them from the file, or makes them. */
    public static DatabaseSecrets in(Path file) {
        try {
            if (Files.notExists(file)) {
                String content = "admin=" + random() + "\nowner=" + random() + "\nhub=" + random() + "\n";
                Keys.writeSecret(file, content.getBytes(StandardCharsets.US_ASCII));
            }
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(file)));
            return new DatabaseSecrets(read.getProperty("admin"), read.getProperty("owner"), read.getProperty("hub"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "DatabaseSecrets[•••]";
    }
}

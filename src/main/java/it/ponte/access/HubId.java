package it.ponte.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which of several hubs this one is: a random word in its data folder, {@code hub-id}, that survives a restart. It names
 * the hub's chain in the audit.
 */
@Component
public class HubId {
    private static final int BYTES = 6;

    private final Path file;
    private volatile String id;

    /** Of the hub whose data folder this is; makes its id at first. */
    public HubId(@Value("${ponte.data}") Path data) {
        this.file = data.resolve("hub-id");
        try {
            this.id = Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (id.isEmpty()) {
            another();
        }
    }

    /** The id, 12 digits of a hexadecimal number. */
    public String value() {
        return id;
    }

    /** Takes another id: the chain of the one before cannot be gone on with. */
    void another() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        Keys.writeSecret(file, made.getBytes(StandardCharsets.US_ASCII));
        id = made;
    }
}

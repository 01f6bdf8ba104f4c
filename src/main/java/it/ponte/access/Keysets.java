package it.ponte.access;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.signature.SignatureConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where the keysets are: each in a file of one folder that only its owner may read, or, for an installation without a
 * disk, in a variable of the environment. The variable wins.
 */
public final class Keysets {
    private static final Set<PosixFilePermission> OWNERS_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final UnaryOperator<String> environment;

    /** @param environment answers with a variable's value, null or blank where it is not set */
    public Keysets(Path folder, UnaryOperator<String> environment) {
        this.folder = folder;
        this.environment = environment;
        register();
    }

    /** Of a folder alone. */
    static Keysets in(Path folder) {
        return new Keysets(folder, setting -> null);
    }

    static void register() {
        try {
            AeadConfig.register();
            MacConfig.register();
            SignatureConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Tink cannot be used", impossible);
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** The file that holds a class, or would. */
    public Path file(KeyClass of) {
        return folder.resolve(of.fileName());
    }

    /** Whether the environment holds a class. */
    public boolean isInEnvironment(KeyClass of) {
        return !variable(of).isBlank();
    }

    /** Whether there is no keyset of a class. */
    public boolean isMissing(KeyClass of) {
        return !isInEnvironment(of) && Files.notExists(file(of));
    }

    /** Whether others than its owner may read or write the file of a class. */
    public boolean isOpenToOthers(KeyClass of) {
        PosixFileAttributeView rights = Files.getFileAttributeView(file(of), PosixFileAttributeView.class);
        try {
            return rights != null
                    && !isInEnvironment(of)
                    && Files.exists(file(of))
                    && !OWNERS_ONLY.containsAll(rights.readAttributes().permissions());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The keyset of a class.
     *
     * @throws IllegalStateException when it is missing or cannot be read; names the place, never the content
     */
    public KeysetHandle read(KeyClass of) {
        try {
            byte[] keyset = isInEnvironment(of)
                    ? Base64.getDecoder().decode(variable(of).strip())
                    : Files.readAllBytes(file(of));
            return TinkProtoKeysetFormat.parseKeyset(
                    keyset, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
        } catch (GeneralSecurityException | IOException | IllegalArgumentException unreadable) {
            // Without the cause: what a decoder says may quote the key.
            throw new IllegalStateException("the keys in " + place(of) + " are missing or cannot be read");
        }
    }

    /**
     * Does something that reads the keyset of a class and writes it changed, while no other process does: of two new
     * versions that are made at once one would be lost, and what was sealed with it meanwhile.
     */
    @SuppressWarnings("try") // the lock is held, and nothing is asked of it
    public <T> T alone(KeyClass of, Supplier<T> change) {
        if (isInEnvironment(of) || isMissing(of)) {
            return change.get();
        }
        try (FileChannel lock = FileChannel.open(
                        folder.resolve(".turning"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            return change.get();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Writes the keyset of a class into its file, whole or not at all. */
    public void write(KeyClass of, KeysetHandle keyset) {
        Keys.writeSecret(file(of), bytes(keyset));
    }

    /** A keyset as a variable holds it, in clear. */
    public static String text(KeysetHandle keyset) {
        return Base64.getEncoder().encodeToString(bytes(keyset));
    }

    /** A new keyset with one key. */
    static KeysetHandle fresh(KeyClass of) {
        register();
        try {
            return KeysetHandle.generateNew(of.parameters(), RegistryConfiguration.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("keys cannot be made", impossible);
        }
    }

    /** How a class's place is told to whoever must mend it. */
    public String place(KeyClass of) {
        return isInEnvironment(of)
                ? of.setting()
                : file(of).toAbsolutePath().normalize().toString();
    }

    private static byte[] bytes(KeysetHandle keyset) {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(
                    keyset, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("keys cannot be written", impossible);
        }
    }

    private String variable(KeyClass of) {
        String value = environment.apply(of.setting());
        return value == null ? "" : value;
    }
}

package it.ponte.access;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hub's keys, as files that only their owner may read, in {@code ponte.keys} (default {@code data/keys}). They are
 * made at first start; a hub over a database that was sealed with other keys does not start.
 */
@Configuration
public class Keys {
    private static final Logger log = LoggerFactory.getLogger(Keys.class);

    private static final String HUB = "hub.keyset";
    private static final String INDEX = "index.keyset";
    private static final String PROTECTED = "protected.keyset";

    /**
     * The vault of the hub. Nobody can get one whose keys do not fit the database: all that seals or opens waits for this.
     *
     * @throws WrongKeys when the folder holds other keys than the database's, or none and the database has some
     */
    @Bean
    @Primary
    static Vault vault(@Value("${ponte.keys}") Path folder, JdbcClient db) {
        VaultCheck check = new VaultCheck(db);
        if (isEmpty(folder) && check.isKept()) {
            throw new WrongKeys(folder); // before new ones are made, which would hide that the old are lost
        }
        Vault vault = in(folder);
        if (!check.fits(vault)) {
            throw new WrongKeys(folder);
        }
        return vault;
    }

    /**
     * The vault of protected people, a class of keys of its own (SAFETY P2). What is sealed of them opens with no other.
     *
     * @throws WrongKeys when the folder holds another key than the database's, or none and the database has one
     */
    @Bean
    static Vault protectedVault(@Value("${ponte.keys}") Path folder, JdbcClient db, Vault vault) {
        VaultCheck check = new VaultCheck(db);
        if (Files.notExists(folder.resolve(PROTECTED)) && check.isProtectedKept()) {
            throw new WrongKeys(folder);
        }
        Vault apart = protectedIn(folder);
        if (!check.fitsProtected(apart)) {
            throw new WrongKeys(folder);
        }
        return apart;
    }

    /** The vault of protected people over the key files of a folder, whatever the database says; makes its key. */
    public static Vault protectedIn(Path folder) {
        try {
            Vault.registerTink();
            Path file = folder.resolve(PROTECTED);
            if (Files.notExists(file)) {
                writeSecret(file, Vault.serialize(newHubKey()));
                log.warn("a new key for protected people was made in {}: back it up", folder);
            }
            return new Vault(
                    Vault.parse(Files.readAllBytes(file)), Vault.parse(Files.readAllBytes(folder.resolve(INDEX))));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("the keys in " + folder + " are missing or cannot be read", broken);
        }
    }

    /** The vault over the two key files of a folder, whatever the database says; makes them when it has neither. */
    public static Vault in(Path folder) {
        try {
            Vault.registerTink();
            if (isEmpty(folder)) {
                make(folder);
            }
            return new Vault(
                    Vault.parse(Files.readAllBytes(folder.resolve(HUB))),
                    Vault.parse(Files.readAllBytes(folder.resolve(INDEX))));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("the keys in " + folder + " are missing or cannot be read", broken);
        }
    }

    private static boolean isEmpty(Path folder) {
        return Files.notExists(folder.resolve(HUB)) && Files.notExists(folder.resolve(INDEX));
    }

    private static void make(Path folder) throws GeneralSecurityException {
        writeSecret(folder.resolve(HUB), Vault.serialize(newHubKey()));
        writeSecret(folder.resolve(INDEX), Vault.serialize(newIndexKey()));
        log.warn("new keys were made in {}: back them up, without them nothing that was sealed can be read", folder);
    }

    /** A vault over new keys that are kept nowhere: for a trial, which keeps nothing of what it reads. */
    public static Vault forTrial() {
        try {
            Vault.registerTink();
            return new Vault(newHubKey(), newIndexKey());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("keys cannot be made", impossible);
        }
    }

    private static KeysetHandle newHubKey() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    }

    private static KeysetHandle newIndexKey() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG, RegistryConfiguration.get());
    }

    /** Writes a file that only its owner may read (mode 0600), making its folder (0700) when missing. */
    public static void writeSecret(Path file, byte[] content) {
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (Files.notExists(file.getParent())) {
                Files.createDirectories(file.getParent());
                if (posix) {
                    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
                }
            }
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            if (posix) {
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(draft, content, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
            Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

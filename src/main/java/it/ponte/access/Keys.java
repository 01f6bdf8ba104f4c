package it.ponte.access;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hub's keys, in {@code ponte.keys} (default {@code data/keys}) or the environment. They are made at first start; a
 * hub over a database that was sealed with other keys does not start.
 */
@Configuration
public class Keys {
    private static final Logger log = LoggerFactory.getLogger(Keys.class);

    /** Where this hub's keysets are. */
    @Bean
    static Keysets keysets(@Value("${ponte.keys}") Path folder, Environment settings) {
        return new Keysets(folder, settings::getProperty);
    }

    /**
     * The vault of the hub. Nobody can get one whose keys do not fit the database: all that seals or opens waits for this.
     *
     * @throws WrongKeys when the folder holds other keys than the database's, or none and the database has some
     */
    @Bean
    @Primary
    static Vault vault(Keysets keysets, JdbcClient db) {
        VaultCheck check = new VaultCheck(db);
        if (isEmpty(keysets) && check.isKept()) {
            throw new WrongKeys(keysets.folder()); // before new ones are made, which would hide that the old are lost
        }
        Vault vault = of(keysets);
        if (!check.fits(vault)) {
            throw new WrongKeys(keysets.folder());
        }
        Arrays.stream(KeyClass.values())
                .filter(keysets::isOpenToOthers)
                .forEach(of -> log.warn(
                        "others than its owner may read {}: take that right away (chmod 600)", keysets.place(of)));
        return vault;
    }

    /**
     * The key that signs where the audit stands; made when it is missing, but not where roots were signed already.
     *
     * @throws WrongKeys when it is missing and there are roots that it signed, or there is another
     */
    @Bean
    static AuditKey auditKey(Keysets keysets, JdbcClient db) {
        if (keysets.isMissing(KeyClass.AUDIT)) {
            if (AuditRoots.areAny(db)) {
                throw new WrongKeys(keysets.folder());
            }
            makeMissing(keysets, KeyClass.AUDIT);
        }
        AuditKey key = new AuditKey(keysets.read(KeyClass.AUDIT));
        if (!new AuditRoots(db).areSignedWith(key)) {
            throw new WrongKeys(keysets.folder());
        }
        return key;
    }

    /**
     * The vault of protected people, a class of keys of its own (SAFETY P2). What is sealed of them opens with no other.
     *
     * @throws WrongKeys when there is another key than the database's, or none and the database has one
     */
    @Bean
    static Vault protectedVault(Keysets keysets, JdbcClient db, Vault vault) {
        VaultCheck check = new VaultCheck(db);
        if (keysets.isMissing(KeyClass.PROTECTED) && check.isProtectedKept()) {
            throw new WrongKeys(keysets.folder());
        }
        Vault apart = protectedOf(keysets);
        if (!check.fitsProtected(apart)) {
            throw new WrongKeys(keysets.folder());
        }
        return apart;
    }

    /** The vault of protected people over the key files of a folder, whatever the database says; makes its key. */
    public static Vault protectedIn(Path folder) {
        return protectedOf(Keysets.in(folder));
    }

    private static Vault protectedOf(Keysets keysets) {
        makeMissing(keysets, KeyClass.PROTECTED);
        return new Vault(KeyClass.PROTECTED, () -> keysets.read(KeyClass.PROTECTED), keysets.read(KeyClass.INDEX));
    }

    /** The vault over the two key files of a folder, whatever the database says; makes them when it has neither. */
    public static Vault in(Path folder) {
        return of(Keysets.in(folder));
    }

    /** As {@link #in}, wherever the keysets are. */
    public static Vault of(Keysets keysets) {
        if (isEmpty(keysets)) {
            makeMissing(keysets, KeyClass.HUB);
            makeMissing(keysets, KeyClass.INDEX);
        }
        return kept(keysets);
    }

    /** The vault over keysets that are there; makes none. */
    public static Vault kept(Keysets keysets) {
        return new Vault(KeyClass.HUB, () -> keysets.read(KeyClass.HUB), keysets.read(KeyClass.INDEX));
    }

    private static boolean isEmpty(Keysets keysets) {
        return keysets.isMissing(KeyClass.HUB) && keysets.isMissing(KeyClass.INDEX);
    }

    /** Makes the keyset of a class, if it is missing. */
    public static void makeMissing(Keysets keysets, KeyClass of) {
        if (!keysets.isMissing(of)) {
            return;
        }
        keysets.write(of, Keysets.fresh(of));
        log.warn(
                "a new key was made in {}: back it up, without it nothing that was sealed can be read",
                keysets.place(of));
    }

    /** A vault over new keys that are kept nowhere: for a trial, which keeps nothing of what it reads. */
    public static Vault forTrial() {
        Keysets.register();
        KeysetHandle hubKey = Keysets.fresh(KeyClass.HUB);
        return new Vault(KeyClass.HUB, () -> hubKey, Keysets.fresh(KeyClass.INDEX));
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

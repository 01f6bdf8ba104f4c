package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.HeardLog;
import it.ponte.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysTest {
    private final JdbcClient db = TestDatabase.client();

    @TempDir
    private Path keys;

    @TempDir
    private Path others;

    @BeforeEach
    @AfterEach
    void a_database_that_has_seen_no_keys() {
        TestDatabase.clean();
    }

    @Test
    void keys_that_fit_open_what_was_sealed_before() {
        byte[] sealed = Keys.vault(Keysets.in(keys), db).seal("Gertrude".getBytes(StandardCharsets.UTF_8), "test");

        assertThat(new String(Keys.vault(Keysets.in(keys), db).open(sealed, "test"), StandardCharsets.UTF_8))
                .isEqualTo("Gertrude");
    }

    @Test
    void a_lost_key_folder_is_not_replaced_and_its_path_is_named() {
        Keys.vault(Keysets.in(keys), db);

        assertThatThrownBy(() -> Keys.vault(Keysets.in(others), db))
                .isInstanceOf(WrongKeys.class)
                .hasMessageContaining(others.toString());
        assertThat(others).as("no new keys hide the loss").isEmptyDirectory();
    }

    @Test
    void other_keys_are_refused() {
        Keys.vault(Keysets.in(keys), db);
        Keys.in(others);

        assertThatThrownBy(() -> Keys.vault(Keysets.in(others), db)).isInstanceOf(WrongKeys.class);
    }

    @Test
    void the_key_of_protected_people_is_as_needed_as_the_others() throws IOException {
        Vault ordinary = Keys.vault(Keysets.in(keys), db);
        byte[] sealed = Keys.protectedVault(Keysets.in(keys), db, ordinary).seal(new byte[1], "test");
        assertThat(Keys.protectedVault(Keysets.in(keys), db, ordinary).open(sealed, "test"))
                .hasSize(1);

        Files.delete(keys.resolve("protected.keyset"));
        assertThatThrownBy(() -> Keys.protectedVault(Keysets.in(keys), db, ordinary))
                .isInstanceOf(WrongKeys.class);
        assertThat(keys.resolve("protected.keyset"))
                .as("no new key hides the loss")
                .doesNotExist();
        Keys.protectedIn(keys);
        assertThatThrownBy(() -> Keys.protectedVault(Keysets.in(keys), db, ordinary))
                .isInstanceOf(WrongKeys.class);
    }

    @Test
    void roots_that_were_signed_with_another_key_are_not_gone_on_with() {
        Keysets its = Keysets.in(keys);
        AuditRoot root = new AuditRoot("chain", 1, new byte[32], Instant.parse("2026-11-22T09:00:00Z"), null);
        new AuditRoots(db).add(Keys.auditKey(its, db).sign(root));
        assertThat(Keys.auditKey(its, db)).isNotNull();

        its.write(KeyClass.AUDIT, Keysets.fresh(KeyClass.AUDIT));
        assertThatThrownBy(() -> Keys.auditKey(its, db)).isInstanceOf(WrongKeys.class);
    }

    @Test
    void forged_roots_of_a_chain_of_their_own_stop_no_hub() {
        Keysets its = Keysets.in(keys);
        AuditRoots roots = new AuditRoots(db);
        Instant at = Instant.parse("2026-11-22T09:00:00Z");
        roots.add(Keys.auditKey(its, db).sign(new AuditRoot("hub", 1, new byte[32], at, null)));
        for (int seq = 1; seq <= 200; seq++) {
            roots.add(new AuditRoot("!", seq, new byte[32], at, new byte[64]));
        }

        assertThat(Keys.auditKey(its, db)).isNotNull();
    }

    @Test
    void a_key_file_that_others_may_read_is_told() throws IOException {
        Keys.vault(Keysets.in(keys), db);
        Path file = keys.resolve("hub.keyset");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        try (HeardLog log = new HeardLog()) {
            Keys.vault(Keysets.in(keys), db);
            assertThat(log.text()).contains("others than its owner may read " + file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (HeardLog log = new HeardLog()) {
            Keys.vault(Keysets.in(keys), db);
            assertThat(log.text()).doesNotContain("others than its owner");
        }
    }

    @Test
    void one_of_the_two_key_files_alone_does_not_fit() throws IOException {
        Keys.vault(Keysets.in(keys), db);
        Keys.in(others);

        for (String same : new String[] {"hub.keyset", "index.keyset"}) {
            Path mixed = Files.createDirectory(others.resolve("with " + same));
            Files.copy(others.resolve("hub.keyset"), mixed.resolve("hub.keyset"));
            Files.copy(others.resolve("index.keyset"), mixed.resolve("index.keyset"));
            Files.copy(keys.resolve(same), mixed.resolve(same), StandardCopyOption.REPLACE_EXISTING);

            assertThatThrownBy(() -> Keys.vault(Keysets.in(mixed), db)).as(same).isInstanceOf(WrongKeys.class);
        }
    }
}

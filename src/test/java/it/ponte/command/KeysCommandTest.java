package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.KeyClass;
import it.ponte.access.Keys;
import it.ponte.access.Keysets;
import it.ponte.access.Rewrapping;
import it.ponte.access.SealedCheck;
import it.ponte.access.Vault;
import it.ponte.beneficiary.SealedPeople;
import it.ponte.embedded.TestPostgres;
import it.ponte.intake.SealedArrivals;
import it.ponte.mail.SealedSenders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ponte keys} beside a hub that works: nothing that was sealed cannot be read at any moment. */
class KeysCommandTest {
    private static final byte[] WHO = "Gertrude".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final JdbcClient db = TestDatabase.client();
    private final HandClock clock = new HandClock(Instant.parse("2026-11-22T09:00:00Z"));
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Vault vault;
    private Rewrapping rewrapping;

    @BeforeEach
    void aHubWithThreePeople() {
        TestDatabase.clean();
        environment.put("PONTE_KEYS", folder.toString());
        environment.put("PONTE_DATABASE_URL", TestPostgres.hubUrl());
        vault = Keys.in(folder);
        rewrapping = hub(vault);
        for (int i = 1; i <= 3; i++) {
            person(i);
        }
        db.sql("insert into vault_check (index_value, sealed) values ('', ?)")
                .param(vault.seal(WHO, "vault_check"))
                .update();
        caseworker();
        rewrapping.round(10);
    }

    @AfterEach
    void empty() {
        TestDatabase.clean();
    }

    private Rewrapping hub(Vault its) {
        return new Rewrapping(
                db,
                TestDatabase.apart(),
                TestDatabase.transactions(),
                List.of(its),
                List.of(new SealedCheck(), new SealedPeople(), new SealedSenders(), new SealedArrivals()),
                clock);
    }

    @Test
    void aNewVersionTakesOverWhileTheHubWorksAndTheOldOneIsDroppedWhenNothingNeedsIt() {
        clock.forward(Duration.ofMinutes(1));
        assertThat(keys("rotate")).isZero();
        everybodyIsRead();
        while (rewrapping.round(1)) {
            everybodyIsRead();
        }
        assertThat(keys("retire"))
                .as("other hubs may seal with the older one for a while")
                .isEqualTo(2);

        clock.forward(Duration.ofMinutes(61));
        assertThat(keys("retire")).as(out.toString()).isZero();
        everybodyIsRead();
        vault = Keys.in(folder);
        everybodyIsRead();
        assertThat(keys()).isZero();
        assertThat(out.toString()).contains("hub", "index", "seals with").doesNotContain("opens with");
    }

    @Test
    void noTwoNewVersionsAreMadeAtOnce() {
        Keysets keysets = new Keysets(folder, environment::get);

        // another process would wait; a second lock of this one is refused
        assertThat(keysets.<Integer>alone(KeyClass.HUB, () -> keys("rotate"))).isEqualTo(2);
        assertThat(keysets.read(KeyClass.HUB).size()).isOne();

        assertThat(keys("rotate")).isZero();
        assertThat(keysets.read(KeyClass.HUB).size()).isEqualTo(2);
    }

    @Test
    void thatOthersMayReadAKeyIsTold() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("hub.keyset"), PosixFilePermissions.fromString("rw-r--r--"));

        keys();

        assertThat(out.toString()).containsOnlyOnce("others may read it: chmod 600");
    }

    @Test
    void anOldVersionStaysWhileOneRowNeedsItAndThatRowIsSealedAnew() {
        byte[] before = key(2);
        clock.forward(Duration.ofMinutes(1));
        keys("rotate");
        while (rewrapping.round(1)) {
            everybodyIsRead();
        }
        db.sql("update beneficiary set data_key = ? where id = 2").param(before).update();
        clock.forward(Duration.ofMinutes(61));

        assertThat(keys("retire")).isEqualTo(1);
        assertThat(out.toString()).contains("is needed by 1 rows in beneficiary.data_key");
        while (rewrapping.round(1)) {
            everybodyIsRead();
        }
        assertThat(keys("retire")).isZero();
        everybodyIsRead();
    }

    @Test
    void aRowThatSomebodyWritesMeanwhileIsPassedOverAndDoneLater() {
        byte[] before = key(1);
        clock.forward(Duration.ofMinutes(1));
        keys("rotate");

        TestDatabase.transaction().executeWithoutResult(tx -> {
            db.sql("select id from beneficiary where id = 1 for update")
                    .query(Long.class)
                    .single();
            assertThat(CompletableFuture.supplyAsync(() -> rewrapping.round(1)).join())
                    .as("something is left")
                    .isTrue();
            assertThat(key(1)).isEqualTo(before);
        });

        assertThat(key(2)).isNotEqualTo(before);
        while (rewrapping.round(1)) {
            everybodyIsRead();
        }
        assertThat(key(1)).isNotEqualTo(before);
    }

    @Test
    void aHubThatDoesNotHaveTheNewVersionYetWrapsNothingWithAnOlderOne() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (String file : List.of("hub.keyset", "index.keyset")) {
            Files.copy(folder.resolve(file), copy.resolve(file));
        }
        Rewrapping late = hub(Keys.in(copy));
        clock.forward(Duration.ofMinutes(1));
        keys("rotate");
        while (rewrapping.round(1)) {
            everybodyIsRead();
        }
        byte[] renewed = key(1);

        late.round(10);

        assertThat(key(1)).isEqualTo(renewed);
    }

    @Test
    void theIndexKeyIsNotRotated() {
        assertThat(keys("rotate", "index")).isEqualTo(2);
        assertThat(err.toString()).contains("one version only");
        assertThat(keys("rotate", "nothing")).isEqualTo(2);
    }

    @Test
    void whereKeysAreInTheEnvironmentTheNewOneIsPrintedInTwoSteps() {
        environment.put("PONTE_KEYS_HUB", Keysets.text(new Keysets(folder, name -> null).read(KeyClass.HUB)));

        assertThat(keys("rotate")).isZero();
        String prepared = out.toString().strip();
        assertThat(err.toString()).contains("Run this again after that");
        environment.put("PONTE_KEYS_HUB", prepared);
        assertThat(keys("rotate")).isZero();

        assertThat(out.toString().strip()).isNotEqualTo(prepared);
        assertThat(err.toString()).contains("the new version seals then");
    }

    private int keys(String... arguments) {
        out.reset();
        err.reset();
        return new KeysCommand(environment::get, clock)
                .run(arguments, new Terminal(new PrintStream(out, true), new PrintStream(err, true)));
    }

    private void person(long id) {
        var key = vault.newDataKey();
        db.sql(
                        """
                        insert into beneficiary (id, code, is_protected, data_key, identity, profile, as_of, told_at,
                                                 recorded_at, changed_at)
                        values (?, ?, false, ?, ?, '{}', now(), now(), now(), now())
                        """)
                .params(id, "B-" + id, key.wrapped(), key.seal(WHO, "beneficiary:B-" + id))
                .update();
    }

    private void caseworker() {
        db.sql("insert into caseworker (partner, email_index, contact) values ('csm', '\\x0a', ?)")
                .param(vault.seal(WHO, "caseworker:0a"))
                .update();
    }

    private byte[] key(long person) {
        return db.sql("select data_key from beneficiary where id = ?")
                .param(person)
                .query((row, i) -> row.getBytes(1))
                .single();
    }

    private void everybodyIsRead() {
        List<String> read = db.sql("select code, data_key, identity from beneficiary order by id")
                .query((row, i) -> new String(
                        vault.dataKey(row.getBytes(2)).open(row.getBytes(3), "beneficiary:" + row.getString(1)),
                        StandardCharsets.UTF_8))
                .list();
        assertThat(read).containsExactly("Gertrude", "Gertrude", "Gertrude");
        assertThat(db.sql("select contact from caseworker")
                        .query((row, i) -> vault.open(row.getBytes(1), "caseworker:0a"))
                        .single())
                .isEqualTo(WHO);
    }
}

package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.DataKey;
import it.ponte.access.Keys;
import it.ponte.access.Rewrapping;
import it.ponte.access.SealedCheck;
import it.ponte.access.Vault;
import it.ponte.beneficiary.SealedPeople;
import it.ponte.embedded.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ponte keys rotate protected}: what protected people's own class of keys wrapped turns too, and nothing else. */
class ProtectedKeysTurnTest {
    private static final byte[] WHO = "LQ-2026-77".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final JdbcClient db = TestDatabase.client();
    private final HandClock clock = new HandClock(Instant.parse("2026-11-22T09:00:00Z"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Vault hub;
    private Vault hers;
    private Rewrapping rewrapping;

    @BeforeEach
    void a_hub_with_one_protected_person() {
        TestDatabase.clean();
        hub = Keys.in(folder);
        hers = Keys.protectedIn(folder);
        rewrapping = new Rewrapping(
                db,
                TestDatabase.apart(),
                TestDatabase.transactions(),
                List.of(hub, hers),
                List.of(new SealedCheck(), new SealedPeople()),
                clock);
        db.sql("insert into vault_check (index_value, sealed, protected_sealed) values ('', ?, ?)")
                .params(hub.seal(WHO, "vault_check"), hers.seal(WHO, "vault_check"))
                .update();
        DataKey key = hers.newDataKey();
        db.sql(
                        """
                        insert into beneficiary (id, code, is_protected, profile, as_of, told_at, recorded_at, changed_at)
                        values (1, 'B-1', true, '{}', now(), now(), now(), now())
                        """)
                .update();
        TestDatabase.apart().asLine(() -> db.sql(
                        """
                        insert into protected_person (beneficiary, partner, data_key, identity, profile)
                        values (1, 'cav', ?, ?, '{}')
                        """)
                .params(key.wrapped(), key.seal(WHO, "beneficiary:B-1"))
                .update());
        rewrapping.round(10);
    }

    @AfterEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void her_key_is_wrapped_anew_and_the_old_version_is_dropped_when_nothing_needs_it() {
        byte[] before = column("data_key");
        String ordinary = one("select encode(sealed, 'hex') from vault_check");
        clock.forward(Duration.ofMinutes(1));

        assertThat(keys("rotate", "protected")).as(out.toString()).isZero();
        assertThat(hers.dataKey(column("data_key")).open(column("identity"), "beneficiary:B-1"))
                .isEqualTo(WHO);
        while (rewrapping.round(1)) {
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(column("data_key")).isNotEqualTo(before);
        assertThat(one("select encode(sealed, 'hex') from vault_check")).isEqualTo(ordinary);
        clock.forward(Duration.ofMinutes(61));
        assertThat(keys("retire", "protected")).as(out.toString()).isZero();
        hers = Keys.protectedIn(folder);
        assertThat(hers.dataKey(column("data_key")).open(column("identity"), "beneficiary:B-1"))
                .isEqualTo(WHO);
        assertThat(hers.open(
                        db.sql("select protected_sealed from vault_check")
                                .query((row, i) -> row.getBytes(1))
                                .single(),
                        "vault_check"))
                .isEqualTo(WHO);
    }

    @Test
    void the_old_version_stays_while_her_row_needs_it() {
        byte[] before = column("data_key");
        clock.forward(Duration.ofMinutes(1));
        keys("rotate", "protected");
        while (rewrapping.round(1)) {
            clock.forward(Duration.ofSeconds(1));
        }
        TestDatabase.apart().asLine(() -> db.sql("update protected_person set data_key = ?")
                .param(before)
                .update());
        clock.forward(Duration.ofMinutes(61));

        assertThat(keys("retire", "protected")).isEqualTo(1);
        assertThat(out.toString()).contains("is needed by 1 rows in protected_person.data_key");
    }

    private byte[] column(String name) {
        return TestDatabase.apart().asLine(() -> db.sql("select " + name + " from protected_person")
                .query((row, i) -> row.getBytes(1))
                .single());
    }

    private String one(String sql) {
        return db.sql(sql).query(String.class).single();
    }

    private int keys(String... arguments) {
        Map<String, String> environment =
                Map.of("PONTE_KEYS", folder.toString(), "PONTE_DATABASE_URL", TestPostgres.hubUrl());
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new KeysCommand(environment::get, clock).run(arguments, new Terminal(print, print));
    }
}

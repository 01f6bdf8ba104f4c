package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Audit;
import it.ponte.access.AuditAlerts;
import it.ponte.access.AuditKey;
import it.ponte.access.AuditSealer;
import it.ponte.access.Caller;
import it.ponte.access.HubId;
import it.ponte.access.KeyClass;
import it.ponte.access.Keys;
import it.ponte.access.Keysets;
import it.ponte.access.Vault;
import it.ponte.embedded.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditCommandTest {
    private static final Caller ADA = new Caller.OperatorCaller("ada");

    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aHubWhoseAuditHasThreeRows() {
        TestDatabase.clean();
        JdbcClient db = TestDatabase.client();
        Keysets keysets = new Keysets(data.resolve("keys"), name -> null);
        Vault vault = Keys.of(keysets);
        Keys.makeMissing(keysets, KeyClass.AUDIT);
        HubId hub = new HubId(data);
        Audit audit = new Audit(db, vault, hub, Clock.systemUTC());
        for (String code : new String[] {"B-1", "B-2", "B-3"}) {
            audit.read(ADA, "beneficiary.opened", code);
        }
        new AuditSealer(
                        db,
                        TestDatabase.transactions(),
                        new AuditAlerts(db, Clock.systemUTC(), List.of()),
                        new AuditKey(keysets.read(KeyClass.AUDIT)),
                        hub,
                        Clock.systemUTC(),
                        data.resolve("audit/roots.jsonl"))
                .seal();
    }

    @AfterEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void anAuditThatNobodyTouchedIsSaidToBeRightWithCounts() {
        assertThat(audit("verify")).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        "OK: 3 rows sealed in 1 chains, 0 wait to be sealed, 0 places wrong." + System.lineSeparator());
    }

    @Test
    void eachPlaceThatWasTouchedIsNamed() {
        TestPostgres.withoutGuards("update audit set about = 'B-9' where id = 2; delete from audit where id = 3");

        assertThat(audit("verify")).isEqualTo(1);
        assertThat(out.toString())
                .contains("ROW_CHANGED, chain ", "place 2, row 2", "ROW_REMOVED", "place 3, row 3", "2 places wrong")
                .doesNotContain("B-9");
    }

    @Test
    void aCutEndIsSeenByTheFileOfRootsAndItIsSaidWhereThereIsNone() {
        TestPostgres.withoutGuards(
                "delete from audit where id > 1; delete from audit_link where seq > 1; delete from audit_root");

        assertThat(audit("verify")).isEqualTo(1);
        assertThat(out.toString()).contains("TAIL_CUT");

        assertThat(new AuditCommand(
                                Map.of(
                                        "PONTE_KEYS", data.resolve("keys").toString(),
                                        "PONTE_DATABASE_URL", TestPostgres.hubUrl(),
                                        "PONTE_AUDIT_ROOTS",
                                                data.resolve("none.jsonl").toString())::get,
                                Clock.systemUTC())
                        .run(
                                new String[] {
                                    "verify", data.resolve("audit/roots.jsonl").toString()
                                },
                                terminal()))
                .as("the file may be named")
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeLookedAtIsSaid() {
        assertThat(audit()).isEqualTo(2);
        assertThat(audit("verify", "no-such-file")).isEqualTo(2);
        assertThat(new AuditCommand(
                                Map.of(
                                        "PONTE_DATA",
                                        data.toString(),
                                        "PONTE_DATABASE_URL",
                                        "jdbc:postgresql://127.0.0.1:1/none")::get,
                                Clock.systemUTC())
                        .run(new String[] {"verify"}, terminal()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Say what", "There is no file", "The database does not answer");
    }

    private int audit(String... arguments) {
        Map<String, String> environment =
                Map.of("PONTE_DATA", data.toString(), "PONTE_DATABASE_URL", TestPostgres.hubUrl());
        return new AuditCommand(environment::get, Clock.systemUTC()).run(arguments, terminal());
    }

    private Terminal terminal() {
        return new Terminal(new PrintStream(out, true), new PrintStream(err, true));
    }
}

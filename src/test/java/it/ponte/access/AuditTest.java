package it.ponte.access;

import static it.ponte.access.AuditUnderTest.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.embedded.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
    @TempDir
    private Path data;

    private AuditUnderTest under;

    @BeforeEach
    @AfterEach
    void empty() {
        TestDatabase.clean();
        under = new AuditUnderTest(data);
    }

    @Test
    void aRowCommitsWithItsEffectOrNotAtAll() {
        TestDatabase.transaction().executeWithoutResult(tx -> {
            under.audit.changed(ADA, "proposal.accepted", "M-1");
            tx.setRollbackOnly();
        });
        assertThat(under.count("audit")).isZero();
        assertThat(under.count("audit_unsealed")).isZero();

        TestDatabase.transaction().executeWithoutResult(tx -> under.audit.changed(ADA, "proposal.accepted", "M-1"));
        assertThat(under.db
                        .sql("select who || ' ' || what || ' ' || is_change || ' ' || about from audit")
                        .query(String.class)
                        .list())
                .containsExactly("operator:ada proposal.accepted true M-1");
    }

    @Test
    void aPageOfManyPeopleIsOneRowForEach() {
        under.audit.read(ADA, "beneficiary.listed", List.of("B-1", "B-2", "B-3"));
        under.audit.read(ADA, "beneficiary.listed", List.of());

        assertThat(under.count("audit")).isEqualTo(3);
        assertThat(under.count("audit_unsealed")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set about = 'B-2'",
                "delete from audit",
                "truncate audit",
                "update audit_link set hash = ''",
                "delete from audit_link",
                "delete from audit_root",
                "set ponte.forget_audit = 'on'; delete from audit",
                "select refuse_audit_change()"
            })
    void theHubsRoleCanOnlyAddToIt(String sql) {
        under.opened(1);

        assertThatThrownBy(() -> under.db.sql(sql).update()).isInstanceOf(RuntimeException.class);
        assertThat(under.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set about = 'B-2'",
                "delete from audit",
                "truncate audit",
                "delete from audit_link",
                "truncate audit_root",
                "set ponte.forget_audit = 'on'; delete from audit"
            })
    void norCanTheirOwnerWhileTheGuardsStand(String sql) {
        under.opened(1);

        assertThatThrownBy(() -> TestPostgres.asOwner(sql))
                .isInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("is only ever added to");
    }

    @Test
    void aCodeOfAProtectedPersonIsHiddenAlwaysInTheSameWay() {
        assertThat(under.audit.hidden("R-1"))
                .matches("#[0-9a-f]{24}")
                .isEqualTo(under.audit.hidden("R-1"))
                .isNotEqualTo(under.audit.hidden("R-2"));
    }

    @Test
    void afterFiveYearsWholeBatchesAreForgottenAndTheRestStillHolds() {
        under.clock.set(Instant.now().minus(Duration.ofDays(5 * 366 + 2)));
        under.opened(3);
        under.clock.set(Instant.now());
        under.opened(2);

        under.sealer().forget();

        assertThat(under.count("audit")).isEqualTo(2);
        assertThat(under.findings()).isEmpty();
        assertThat(under.look(under.roots).sealed()).isEqualTo(2);
    }
}

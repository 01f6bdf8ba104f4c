package it.ponte.access;

import static it.ponte.access.AuditUnderTest.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.AuditFinding.Kind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever owns the database could do without writing a row: exchange, go back, keep hubs from sealing. */
class ExchangedAuditTest {
    @TempDir
    private Path data;

    @TempDir
    private Path others;

    private AuditUnderTest under;
    private AuditUnderTest other;

    @BeforeEach
    void twoHubsWithAChainEach() {
        TestDatabase.clean();
        under = new AuditUnderTest(data);
        other = new AuditUnderTest(others);
        under.opened(5);
        other.opened(5);
        assertThat(under.look(under.roots, other.roots).isIntact()).isTrue();
    }

    @AfterEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void theChainsOfTwoHubsInEachOthersPlaceAreFound() {
        for (String table : new String[] {"audit_link", "audit_root"}) {
            under.tamper(
                    """
                    update %1$s set chain = 'third' where chain = '%2$s';
                    update %1$s set chain = '%2$s' where chain = '%3$s';
                    update %1$s set chain = '%3$s' where chain = 'third'
                    """
                            .formatted(table, under.hub.value(), other.hub.value()));
        }

        assertThat(under.look(under.roots, other.roots).findings())
                .extracting(AuditFinding::kind)
                .contains(Kind.OUT_OF_ORDER, Kind.ROOT_WRONG);
    }

    @Test
    void rowsThatChangeTheirHubsAreFound() {
        under.tamper("update audit_link set audit = -audit; update audit_link set audit = 11 + audit");

        assertThat(under.look(under.roots, other.roots).findings())
                .extracting(AuditFinding::kind)
                .contains(Kind.OUT_OF_ORDER);
    }

    @Test
    void anOlderStateThatTheHubGoesOnWithIsFound() {
        AuditSealer running = under.sealer();
        under.audit.read(ADA, "beneficiary.opened", "B-8");
        under.audit.read(ADA, "beneficiary.opened", "B-9");
        running.seal();
        under.tamper(
                """
                delete from audit where id > 10;
                delete from audit_link where audit > 10;
                delete from audit_root where seq > 5
                """);
        assertThat(under.look(under.roots, other.roots).findings())
                .extracting(AuditFinding::kind)
                .containsExactly(Kind.TAIL_CUT);

        for (int i = 0; i < 3; i++) {
            under.audit.read(ADA, "beneficiary.opened", "B-" + i);
        }
        running.seal();
        assertThat(under.look(under.roots, other.roots).findings())
                .as("nor does it heal when the chain is as long as before again")
                .extracting(AuditFinding::kind)
                .contains(Kind.ROOT_WRONG);
    }

    @Test
    void thatRowsAreKeptFromBeingSealedIsFound() {
        under.audit.read(ADA, "beneficiary.opened", "B-9");
        under.clock.forward(Duration.ofMinutes(59));
        assertThat(under.look(under.roots, other.roots).findings()).isEmpty();

        under.clock.forward(Duration.ofMinutes(2));
        assertThat(under.look(under.roots, other.roots).findings())
                .extracting(AuditFinding::kind)
                .containsExactly(Kind.NOT_SEALED);
    }
}

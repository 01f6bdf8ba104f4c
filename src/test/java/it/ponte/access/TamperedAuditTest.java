package it.ponte.access;

import static it.ponte.access.AuditUnderTest.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.ponte.TestDatabase;
import it.ponte.access.AuditFinding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SAFETY P16 and "Data": whoever owns the database can do what she likes with the audit, but not unseen. */
class TamperedAuditTest {
    @TempDir
    private Path data;

    private AuditUnderTest under;

    @BeforeEach
    void tenRowsInTwoBatches() {
        TestDatabase.clean();
        under = new AuditUnderTest(data);
        under.opened(5);
        under.opened(5);
        assertThat(under.findings()).isEmpty();
    }

    @AfterEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void nothingIsFoundWhereNothingWasDone() {
        under.audit.read(ADA, "beneficiary.opened", "B-9");

        AuditReport report = under.look(under.roots);

        assertThat(report.isIntact()).isTrue();
        assertThat(report.sealed()).isEqualTo(10);
        assertThat(report.waiting()).isEqualTo(1);
        assertThat(report.unwitnessed()).isEmpty();
    }

    @Test
    void oneFlippedByteIsFound() {
        under.tamper("update audit set about = 'B-7' where id = 3");

        assertThat(under.findings())
                .extracting(AuditFinding::kind, AuditFinding::row)
                .containsExactly(at(Kind.ROW_CHANGED, 3));
    }

    @Test
    void aFlippedByteOfALinkIsFound() {
        under.tamper("update audit_link set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where audit = 3");

        assertThat(under.findings())
                .extracting(AuditFinding::kind, AuditFinding::row)
                .containsExactly(at(Kind.OUT_OF_ORDER, 3), at(Kind.OUT_OF_ORDER, 4));
    }

    @Test
    void aRemovedRowIsFound() {
        under.tamper("delete from audit where id = 4");

        assertThat(under.findings())
                .extracting(AuditFinding::kind, AuditFinding::row)
                .containsExactly(at(Kind.ROW_REMOVED, 4));
    }

    @Test
    void aRowRemovedWithItsLinkIsFound() {
        under.tamper("delete from audit where id = 4; delete from audit_link where audit = 4");

        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.LINKS_REMOVED);
    }

    @Test
    void theBeginningCutOffIsFound() {
        under.tamper("delete from audit where id <= 5; delete from audit_link where seq <= 5");

        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.LINKS_REMOVED);
    }

    @Test
    void twoRowsInEachOthersPlaceAreFound() {
        under.tamper(
                """
                update audit a set who = b.who, what = b.what, about = b.about, at = b.at, mac = b.mac
                from audit b where (a.id, b.id) in ((2, 3), (3, 2))
                """);

        assertThat(under.findings())
                .extracting(AuditFinding::kind, AuditFinding::row)
                .containsExactly(at(Kind.OUT_OF_ORDER, 2), at(Kind.OUT_OF_ORDER, 3));
    }

    @Test
    void twoLinksInEachOthersPlaceAreFound() {
        under.tamper(
                """
                update audit_link set seq = -seq where seq in (2, 3);
                update audit_link set seq = 5 + seq where seq in (-2, -3)
                """);

        assertThat(under.findings()).extracting(AuditFinding::kind).contains(Kind.OUT_OF_ORDER);
    }

    @Test
    void aCutTailIsFoundByTheFileOutsideTheDatabase() {
        under.tamper(
                """
                delete from audit where id > 5; delete from audit_link where seq > 5; delete from audit_root where seq > 5
                """);

        assertThat(under.findings())
                .extracting(AuditFinding::kind, AuditFinding::seq)
                .containsExactly(tuple(Kind.TAIL_CUT, 10L));
        assertThat(under.look().findings())
                .as("without the file nobody can know")
                .isEmpty();
        assertThat(under.look().unwitnessed())
                .as("so it is said that no file was looked at")
                .hasSize(1);
    }

    @Test
    void everythingCutOffIsFound() {
        under.tamper("delete from audit; delete from audit_link; delete from audit_root");

        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.TAIL_CUT);
    }

    @Test
    void anInsertedRowIsFoundWhetherItWaitsOrNot() {
        String row = "insert into audit (who, what, is_change, about, at, hub, mac)"
                + " select who, what, is_change, 'B-88', at, hub, mac from audit where id = 1;";
        under.tamper(row);
        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.ROW_INSERTED);

        under.tamper("insert into audit_unsealed select max(id) from audit");
        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.ROW_INSERTED);

        under.sealer().seal();
        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.ROW_CHANGED);
    }

    @Test
    void aRowThatIsRemovedBeforeItIsSealedIsFound() {
        under.audit.read(ADA, "beneficiary.opened", "B-9");
        under.tamper("delete from audit where about = 'B-9'");

        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.ROW_REMOVED);
    }

    @Test
    void aLinkThatWasAddedIsFound() {
        under.audit.read(ADA, "beneficiary.opened", "B-9");
        under.tamper(
                """
                insert into audit_link (chain, seq, audit, hash)
                select chain, 11, (select max(id) from audit), hash from audit_link where seq = 10;
                delete from audit_unsealed
                """);

        assertThat(under.findings()).extracting(AuditFinding::kind).contains(Kind.LINKS_ADDED, Kind.OUT_OF_ORDER);
    }

    @Test
    void aForgedRootIsFound() {
        under.tamper("update audit_root set hash = (select hash from audit_link where seq = 9) where seq = 10");

        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.ROOT_WRONG);
    }

    @Test
    void aRootThatIsMissingInTheDatabaseIsFound() {
        under.tamper("delete from audit_root where seq = 5");

        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.ROOT_REMOVED);
    }

    @Test
    void aChangedFileOfRootsIsFound() throws IOException {
        Files.writeString(under.roots, Files.readString(under.roots).replaceFirst("\"seq\":\"5\"", "\"seq\":\"6\""));

        assertThat(under.findings()).extracting(AuditFinding::kind).containsExactly(Kind.ROOT_WRONG);
    }

    private static Tuple at(Kind kind, long row) {
        return tuple(kind, row);
    }
}

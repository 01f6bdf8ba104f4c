package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.console.HeardStatements;
import it.ponte.embedded.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCheckTest {
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
    void fiveYearsOfRootsAreNotAskedAboutOneByOne() {
        under.opened(1);
        List<String> aboutOne = asked();
        for (int i = 0; i < 40; i++) {
            under.opened(1);
        }

        assertThat(under.count("audit_root")).isEqualTo(41);
        assertThat(asked()).isEqualTo(aboutOne);
    }

    private List<String> asked() {
        return HeardStatements.during(
                () -> assertThat(under.look(new HeardStatements(TestPostgres.dataSource()), under.roots)
                                .isIntact())
                        .isTrue());
    }
}

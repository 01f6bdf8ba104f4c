package it.ponte.work;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowCopyTest {
    private static final String COPY =
            """
            copy beneficiary (id, code, is_protected, data_key, identity, profile, as_of, recorded_at, changed_at, told_at)
            from stdin (format binary)
            """;

    @BeforeEach
    @AfterEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void fieldsArriveAsTheyWereAlsoNoneAndWhatLiesBeforePostgresqlsOwnEpoch() {
        RowCopy rows = new RowCopy(10);
        rows.row()
                .number(-7L)
                .text("Nicolò")
                .flag(true)
                .bytes(new byte[] {0, -1})
                .bytes(null)
                .json("{\"è\": [1]}")
                .moment(Instant.parse("1969-12-31T23:59:59.123456789Z"))
                .moment(Instant.parse("2026-07-01T00:00:00Z"))
                .moment(Instant.EPOCH)
                .moment(Instant.EPOCH);

        TestDatabase.transaction().executeWithoutResult(tx -> rows.into(TestDatabase.template(), COPY));

        assertThat(TestDatabase.client()
                        .sql(
                                """
                                select concat_ws('|', id, code, is_protected, data_key, coalesce(identity, 'none'),
                                                 profile, as_of at time zone 'UTC', recorded_at at time zone 'UTC')
                                from beneficiary
                                """)
                        .query(String.class)
                        .single())
                .isEqualTo("-7|Nicolò|t|\\x00ff|\\x6e6f6e65|{\"è\": [1]}|1969-12-31 23:59:59.123456"
                        + "|2026-07-01 00:00:00");
    }
}

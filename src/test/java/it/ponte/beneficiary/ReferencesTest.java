package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.beneficiary.Someone.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** The database itself lets no row point to one that is not there. */
class ReferencesTest {
    private static final String COPY_OF_REFERRAL =
            """
            insert into referral (code, beneficiary, enrolment, partner, external_id_index, caseworker, self_enrolled,
                                  guard, as_of, told_at, content_hash, received_at, updated_at)
            select code || 'X', %s, %s, partner, '\\x00', %s, self_enrolled, guard, as_of, told_at, content_hash,
                   received_at, updated_at
            from referral
            """;

    @BeforeEach
    void onePersonOnRecord() {
        TestDatabase.clean();
        recordOne(from(SOCIAL, "1").identity(named("Elena", "Verdi").known()));
    }

    @Test
    void aReferralOfSomebodyWithAnEnrolmentAndACaseworkerIsTaken() {
        assertThat(run(COPY_OF_REFERRAL.formatted("beneficiary", "enrolment", "caseworker")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into enrolment (beneficiary, enrolled_at, self) values (-1, now(), false)",
                "update enrolment set beneficiary = -1",
                "update referral set beneficiary = -1",
                "update referral set enrolment = -1",
                "update referral set caseworker = -1"
            })
    void whatPointsToNobodyIsRefused(String statement) {
        assertThatThrownBy(() -> run(statement)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aNewReferralThatPointsToNobodyIsRefused() {
        for (String[] places : new String[][] {
            {"-1", "enrolment", "caseworker"},
            {"beneficiary", "-1", "caseworker"},
            {"beneficiary", "enrolment", "-1"}
        }) {
            assertThatThrownBy(() -> run(COPY_OF_REFERRAL.formatted((Object[]) places)))
                    .as(String.join(" ", places))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"beneficiary", "enrolment", "caseworker"})
    void whatOthersPointToIsNeverRemoved(String table) {
        assertThatThrownBy(() -> run("delete from " + table)).isInstanceOf(DataAccessException.class);
    }

    private static int run(String statement) {
        return TestDatabase.client().sql(statement).update();
    }
}

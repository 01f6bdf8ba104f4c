package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.known;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.beneficiary.EarlierVersions.Change;
import it.ponte.beneficiary.EarlierVersions.EarlierVersion;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EarlierVersionsTest {
    private final EarlierVersions versions =
            new EarlierVersions(TestDatabase.client(), TestDatabase.vault(), TestDatabase.protectedRecords());

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void everyChangeKeepsWhatWasBeforeAlsoWithinOneList() {
        Recorded her = recordOne(
                from(SOCIAL, "1").taxCode(ELENA).profile(able("cooking")).on(1));

        Drafts.record(
                from(HEALTH, "9").taxCode(ELENA).profile(able("sewing")).on(2),
                from(SOCIAL, "1")
                        .identity(known("Elena", "Verdi Neri", ELENA, null))
                        .profile(able("sewing"))
                        .on(3));

        List<EarlierVersion> before = versions.of(her.beneficiary());
        assertThat(before)
                .extracting(version -> version.identity().shownAs().reveal() + " "
                        + version.profile().skills())
                .containsExactly("Verdi Elena [cooking]", "Verdi Elena [sewing]");
        assertThat(before.get(1).referral()).isEqualTo(her.code());
    }

    @Test
    void whoOpensThemSeesWhatEachChangeWroteOver() {
        Recorded her = recordOne(
                from(SOCIAL, "1").taxCode(ELENA).profile(able("cooking")).on(1));
        Recorded other = recordOne(
                from(HEALTH, "9").taxCode(ELENA).profile(able("sewing")).on(2));
        recordOne(from(SOCIAL, "1")
                .identity(known("Elena", "Neri", ELENA, null))
                .profile(able("sewing"))
                .on(3));
        String code = Drafts.beneficiaries().code(her.beneficiary());

        List<Change> changes = versions.of(code);

        assertThat(changes).extracting(Change::referral).containsExactly(her.code(), other.code());
        assertThat(changes.get(0).before().lastName()).isEqualTo(Personal.of("Verdi"));
        assertThat(changes.get(0).after().lastName()).isEqualTo(Personal.of("Neri"));
        assertThat(changes.get(1).profileBefore().skills()).containsExactly("cooking");
        assertThat(changes.get(1).profileAfter().skills()).containsExactly("sewing");
    }

    @Test
    void nobodyOpensWhatAProtectedPersonsRecordSaidOrOneThatDoesNotExist() {
        Recorded her = recordOne(from(SOCIAL, "1").underProtection());
        String code = Drafts.beneficiaries().code(her.beneficiary());

        assertThat(versions.of(code)).isEmpty();
        assertThat(versions.of("B-0000-0000")).isEmpty();
    }

    @Test
    void whatIsToldAgainOrTooLateKeepsNothing() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(3));
        recordOne(from(SOCIAL, "1").taxCode(ELENA).on(3));
        recordOne(from(SOCIAL, "1")
                .identity(known("Vecchia", "Verdi", ELENA, null))
                .on(2));
        recordOne(from(HEALTH, "9").taxCode(ELENA).on(4));

        assertThat(versions.of(her.beneficiary())).isEmpty();
    }

    @Test
    void whoComesUnderProtectionHasNoHistory() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        recordOne(
                from(SOCIAL, "1").identity(known("Elena", "Neri", ELENA, null)).on(2));
        assertThat(versions.of(her.beneficiary())).hasSize(1);

        recordOne(from(SOCIAL, "1").underProtection().on(3));

        assertThat(TestDatabase.client()
                        .sql("select count(*) from earlier_version")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

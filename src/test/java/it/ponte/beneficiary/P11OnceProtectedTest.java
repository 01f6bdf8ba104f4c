package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.CENTRE;
import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.known;
import static it.ponte.beneficiary.Drafts.record;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.vocabulary.Verdict.RECORDED;
import static it.ponte.vocabulary.Verdict.REFUSED;
import static it.ponte.vocabulary.Verdict.UNCHANGED;
import static it.ponte.vocabulary.Verdict.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.work.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P11: once protected in any message, always protected; the old key ends, and no name comes back. */
@Tag("P11")
class P11OnceProtectedTest {
    private static final Identity HER_REFERENCE = new Identity.Protected(Personal.of("rif-1"), "30-39");

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void aProtectedPersonHasARecordOfHerOwn() {
        List<Recorded> both =
                record(from(CENTRE, "1").underProtection(), from(CENTRE, "2").underProtection());

        assertThat(both).extracting(Recorded::verdict).containsOnly(RECORDED);
        assertThat(both).extracting(Recorded::beneficiary).doesNotHaveDuplicates();
        assertThat(Drafts.beneficiaries().identity(both.get(0).beneficiary())).isEqualTo(HER_REFERENCE);
        assertThat(Drafts.beneficiaries().candidates(List.of(both.get(0).beneficiary())))
                .singleElement()
                .matches(Candidate::isProtected);
    }

    @Test
    void whoIsProtectedAndHasNoRecordApartIsNotTakenForAnybodyElse() {
        Recorded first = recordOne(from(HEALTH, "1").underProtection().on(1));
        TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql("delete from protected_person where beneficiary = ?")
                .param(first.beneficiary())
                .update());

        assertThatThrownBy(() -> recordOne(from(HEALTH, "1").taxCode(ELENA).on(2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(TestDatabase.client()
                        .sql("select is_protected from beneficiary")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void onceProtectedANameIsRefusedAndNotStored() {
        Recorded first = recordOne(from(HEALTH, "1").underProtection().on(1));

        Recorded named = recordOne(from(HEALTH, "1").taxCode(ELENA).on(2));

        assertThat(named).isEqualTo(new Recorded(REFUSED, null, 0, "IDENTITY_NOT_ALLOWED"));
        assertThat(Drafts.beneficiaries().identity(first.beneficiary())).isEqualTo(HER_REFERENCE);
        assertThat(recordOne(from(SOCIAL, "9").taxCode(ELENA)).beneficiary()).isNotEqualTo(first.beneficiary());
    }

    @Test
    void herServiceMayTellMoreOfHerWithoutAName() {
        Recorded first = recordOne(from(CENTRE, "1").underProtection().on(1));

        Recorded more = recordOne(
                from(CENTRE, "1").underProtection().profile(able("sewing")).on(2));

        assertThat(more).isEqualTo(new Recorded(UPDATED, first.code(), first.beneficiary(), null));
        assertThat(Drafts.beneficiaries()
                        .candidates(List.of(first.beneficiary()))
                        .get(0)
                        .profile()
                        .skills())
                .containsExactly("sewing");
    }

    @Test
    void whoComesUnderProtectionLosesNameKeyAndTaxCodeAndKeepsHerRecord() {
        Recorded named = recordOne(
                from(HEALTH, "1").taxCode(ELENA).profile(able("cooking")).on(1));
        assertThat(dataKey(named.beneficiary())).isNotNull();

        Recorded then = recordOne(
                from(HEALTH, "1").underProtection().profile(able("cooking")).on(2));

        assertThat(then).isEqualTo(new Recorded(UPDATED, named.code(), named.beneficiary(), null));
        assertThat(Drafts.beneficiaries().identity(named.beneficiary())).isEqualTo(HER_REFERENCE);
        assertThat(dataKey(named.beneficiary())).isNull();
        assertThat(Drafts.beneficiaries().candidates(List.of(named.beneficiary())))
                .singleElement()
                .satisfies(her -> assertThat(her.profile().skills()).containsExactly("cooking"))
                .matches(Candidate::isProtected);
        assertThat(recordOne(from(SOCIAL, "9").taxCode(ELENA)).beneficiary()).isNotEqualTo(named.beneficiary());
    }

    @Test
    void protectionCountsEvenFromAMessageThatComesLateAndOnlyItDoes() {
        Recorded named = recordOne(
                from(HEALTH, "1").taxCode(ELENA).profile(able("cooking")).on(5));
        Drafts late =
                from(HEALTH, "1").underProtection().profile(able("laundry")).on(2);

        assertThat(recordOne(late).verdict()).isEqualTo(UPDATED);
        assertThat(recordOne(late).verdict()).isEqualTo(UNCHANGED);

        assertThat(Drafts.beneficiaries().identity(named.beneficiary())).isEqualTo(HER_REFERENCE);
        assertThat(Drafts.beneficiaries()
                        .candidates(List.of(named.beneficiary()))
                        .get(0)
                        .profile()
                        .skills())
                .containsExactly("cooking");
    }

    @Test
    void thatRecordSaysOnlyWhatTheOtherServiceTold() {
        Recorded other = recordOne(from(SOCIAL, "9")
                .identity(known("Elena", "Verdi", ELENA, "elena@posta.example"))
                .profile(able("cooking"))
                .on(1));
        recordOne(from(HEALTH, "1")
                .identity(known("Maria Elena", "Verdi", ELENA, "rifugio@posta.example"))
                .profile(able("sewing"))
                .on(2));

        recordOne(from(HEALTH, "1").underProtection().on(3));

        assertThat(Drafts.beneficiaries().identity(other.beneficiary()))
                .isEqualTo(known("Elena", "Verdi", ELENA, "elena@posta.example"));
        assertThat(skills(other)).containsExactly("cooking");
        assertThat(TestDatabase.client()
                        .sql("select 1 from earlier_version where beneficiary = ?")
                        .param(other.beneficiary())
                        .query()
                        .listOfRows())
                .isEmpty();
    }

    @Test
    void whatTheOtherServiceToldOnceAndIsSilentAboutSinceStaysToo() {
        Recorded other = recordOne(from(SOCIAL, "9")
                .identity(known("Elena", "Verdi", ELENA, "elena@posta.example"))
                .on(1));
        recordOne(from(SOCIAL, "9").taxCode(ELENA).profile(able("cooking")).on(2));
        recordOne(from(HEALTH, "1").taxCode(ELENA).on(3));

        recordOne(from(HEALTH, "1").underProtection().on(4));

        assertThat(Drafts.beneficiaries().identity(other.beneficiary()))
                .isEqualTo(known("Elena", "Verdi", ELENA, "elena@posta.example"));
    }

    @Test
    void ofWhatCannotBeLaidToTheOtherServiceNothingStaysButNamesAndTaxCode() {
        Recorded other = recordOne(from(SOCIAL, "9")
                .identity(known("Elena", "Verdi", ELENA, "elena@posta.example"))
                .profile(able("cooking"))
                .on(1));
        recordOne(from(HEALTH, "1").taxCode(ELENA).on(2));
        TestDatabase.client()
                .sql("update referral set case_document = null where partner = ?")
                .param(SOCIAL)
                .update();

        recordOne(from(HEALTH, "1").underProtection().on(3));

        assertThat(Drafts.beneficiaries().identity(other.beneficiary()))
                .isEqualTo(known("Elena", "Verdi", ELENA, null));
        assertThat(skills(other)).isEmpty();
    }

    @Test
    void alsoWhereTheProtectingServiceKnewHerFirst() {
        recordOne(from(HEALTH, "1")
                .identity(known("Elena", "Verdi", ELENA, "rifugio@posta.example"))
                .profile(able("sewing"))
                .on(1));
        Recorded other = recordOne(
                from(SOCIAL, "9").taxCode(ELENA).profile(able("cooking")).on(2));
        recordOne(
                from("cpi-valmora", "5").taxCode(ELENA).profile(able("laundry")).on(1));

        recordOne(from(HEALTH, "1").underProtection().on(3));

        assertThat(Drafts.beneficiaries().identity(other.beneficiary()))
                .isEqualTo(known("Elena", "Verdi", ELENA, null));
        assertThat(skills(other)).containsExactly("cooking");
    }

    @Test
    void alsoWhereAllOfItComesInOneList() {
        List<Recorded> all = record(
                from(SOCIAL, "9").taxCode(ELENA).profile(able("cooking")).on(1),
                from(HEALTH, "1")
                        .identity(known("Elena", "Verdi", ELENA, "rifugio@posta.example"))
                        .profile(able("sewing"))
                        .on(2),
                from(HEALTH, "1").underProtection().on(3));

        long other = all.get(0).beneficiary();
        assertThat(Drafts.beneficiaries().identity(other)).isEqualTo(known("Elena", "Verdi", ELENA, null));
        assertThat(skills(all.get(0))).containsExactly("cooking");
    }

    @Test
    void thatRecordIsMatchedAndComparedAnewByWhatItStillSays() {
        Recorded other = recordOne(from(SOCIAL, "9").taxCode(ELENA).on(1));
        recordOne(from(HEALTH, "1")
                .identity(known("Elena", "Verdi", ELENA, "rifugio@posta.example"))
                .on(2));
        Duplicates.compare();

        recordOne(from(HEALTH, "1").underProtection().on(3));

        assertThat(TestDatabase.client()
                        .sql("select 1 from comparison_key where beneficiary = ?")
                        .param(other.beneficiary())
                        .query()
                        .listOfRows())
                .isEmpty();
        assertThat(Drafts.worklist().waiting()).containsKeys(Stage.MATCH_PERSON, Stage.COMPARE);
    }

    private static Set<String> skills(Recorded recorded) {
        return Drafts.beneficiaries()
                .candidates(List.of(recorded.beneficiary()))
                .get(0)
                .profile()
                .skills();
    }

    @Test
    void allReferralsOfTheServiceThatAsksComeUnderProtection() {
        List<Recorded> hers = record(
                from(HEALTH, "1").taxCode(ELENA),
                from(HEALTH, "2").taxCode(ELENA),
                from(SOCIAL, "9").taxCode(ELENA));

        Recorded then = recordOne(from(HEALTH, "1").underProtection().on(3));

        assertThat(Drafts.referrals().addressesOf(then.beneficiary()))
                .extracting(ReferralAddress::code)
                .containsExactly(hers.get(0).code(), hers.get(1).code());
        assertThat(recordOne(from(HEALTH, "2").taxCode(ELENA).on(4)).refusal()).isEqualTo("IDENTITY_NOT_ALLOWED");
    }

    @Test
    void theTaxCodeIsFreeForTheOrdinaryRecordOfAnotherServiceWithinTheSameList() {
        recordOne(from(HEALTH, "1").taxCode(ELENA).on(1));

        List<Recorded> both = record(
                from(HEALTH, "1").underProtection().on(2),
                from(SOCIAL, "9").taxCode(ELENA).on(2));

        assertThat(both).extracting(Recorded::verdict).containsExactly(UPDATED, RECORDED);
        assertThat(both).extracting(Recorded::beneficiary).doesNotHaveDuplicates();
    }

    @Test
    void aCaseNumberThatHeldHerNameStaysOutOfLettersWhenTheNameIsForgotten() {
        recordOne(from(HEALTH, "1").caseNumber("VERDI/77").on(1));
        recordOne(from(HEALTH, "1").caseNumber("VERDI/77").underProtection().on(2));
        Recorded last = recordOne(from(HEALTH, "1")
                .caseNumber("VERDI/77")
                .underProtection()
                .profile(able("sewing"))
                .on(3));

        assertThat(Drafts.referrals().addressesOf(last.beneficiary()))
                .singleElement()
                .extracting(ReferralAddress::caseNumber)
                .isEqualTo(last.code());
    }

    @Test
    void neitherIdentityCompletesTheOther() {
        Identity named = known("Elena", "Verdi", ELENA, null);

        assertThat(HER_REFERENCE.and(named, fact -> true)).isEqualTo(HER_REFERENCE);
        assertThat(named.and(HER_REFERENCE, fact -> false)).isEqualTo(HER_REFERENCE);
        assertThat(HER_REFERENCE.and(
                        new Identity.Protected(Personal.of("rif-2"), null), Identity.Fact.REFERENCE::equals))
                .isEqualTo(new Identity.Protected(Personal.of("rif-2"), "30-39"));
    }

    private static byte[] dataKey(long beneficiary) {
        return TestDatabase.client()
                .sql("select data_key from beneficiary where id = ?")
                .param(beneficiary)
                .query((row, i) -> Optional.ofNullable(row.getBytes(1)))
                .single()
                .orElse(null);
    }
}

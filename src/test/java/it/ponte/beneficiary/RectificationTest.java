package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.MARIO;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.known;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Rectifications.Answer;
import it.ponte.beneficiary.Rectifications.Current;
import it.ponte.vocabulary.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GDPR art. 16, on 10 March 2026 at noon. */
class RectificationTest {
    private static final OperatorCaller ANNA = new OperatorCaller("anna");

    private final RepeatedMistakes mistakes = new RepeatedMistakes(TestDatabase.client(), Drafts.CLOCK);
    private final Rectifications rectifications = new Rectifications(
            TestDatabase.client(),
            TestDatabase.template(),
            TestDatabase.vault(),
            TestDatabase.protectedRecords(),
            Drafts.CLOCK,
            Drafts.worklist());

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    private Answer rectify(Recorded her, Identity.Known identity, Profile profile) {
        return TestDatabase.transaction()
                .execute(tx -> rectifications.rectify(
                        code(her), new Current(identity, profile), RectificationReason.DOCUMENT_SEEN, ANNA));
    }

    private static String code(Recorded her) {
        return Drafts.beneficiaries().code(her.beneficiary());
    }

    private Identity.Known identity(Recorded her) {
        return rectifications.open(code(her), ANNA).orElseThrow().identity();
    }

    private Profile profile(Recorded her) {
        return rectifications.open(code(her), ANNA).orElseThrow().profile();
    }

    @Test
    void theRecordSaysItFromNowOnAndWhatItSaidBeforeIsKeptWithTheReason() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).profile(able("cooking")));

        assertThat(rectify(her, known("Elena", "Neri", ELENA, null), able("sewing")))
                .isEqualTo(Answer.DONE);

        assertThat(identity(her).lastName().reveal()).isEqualTo("Neri");
        assertThat(profile(her).skills()).containsExactly("sewing");
        var versions =
                new EarlierVersions(TestDatabase.client(), TestDatabase.vault(), TestDatabase.protectedRecords());
        assertThat(versions.of(code(her))).singleElement().satisfies(change -> {
            assertThat(change.before().lastName().reveal()).isEqualTo("Verdi");
            assertThat(change.why()).isEqualTo(RectificationReason.DOCUMENT_SEEN);
            assertThat(change.partner()).isNull();
        });
        assertThat(rectify(her, known("Elena", "Neri", ELENA, null), able("sewing")))
                .isEqualTo(Answer.UNCHANGED);
    }

    @Test
    void aMessageOfAnEarlierMomentDoesNotUndoIt() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        rectify(her, known("Elena", "Neri", ELENA, null), Profile.EMPTY);

        recordOne(
                from(HEALTH, "9").identity(known("Elena", "Bruni", ELENA, null)).on(9));

        assertThat(identity(her).lastName().reveal()).isEqualTo("Neri");
        assertThat(mistakes.open()).isZero();
    }

    @Test
    void aNewerMessageThatTellsTheWrongValueAgainIsAskedAboutOnceAndUndoesNothing() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        rectify(her, known("Elena", "Neri", ELENA, null), Profile.EMPTY);

        recordOne(from(SOCIAL, "1").taxCode(ELENA).profile(able("cooking")).on(20));
        recordOne(from(SOCIAL, "1").taxCode(ELENA).profile(able("cooking")).on(21));

        assertThat(identity(her).lastName().reveal()).isEqualTo("Neri");
        assertThat(profile(her).skills()).containsExactly("cooking");
        assertThat(mistakes.open(10)).singleElement().satisfies(again -> {
            assertThat(again.person()).isEqualTo(code(her));
            assertThat(again.field()).isEqualTo(RectifiedField.LAST_NAME);
            assertThat(again.partner()).isEqualTo(SOCIAL);
        });
        assertThat(mistakes.stays(RectifiedField.LAST_NAME, her.code(), ANNA)).isTrue();
        recordOne(from(SOCIAL, "1").taxCode(ELENA).profile(able("sewing")).on(22));
        assertThat(mistakes.open()).isZero();
    }

    @Test
    void theVerySameMessageAtALaterDayIsAskedAboutToo() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        rectify(her, known("Elena", "Neri", ELENA, null), Profile.EMPTY);

        Recorded again = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(20));

        assertThat(again.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(mistakes.open()).isOne();
    }

    @Test
    void aNewerMessageThatTellsSomethingNewIsHeard() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        rectify(her, known("Elena", "Neri", ELENA, null), Profile.EMPTY);

        recordOne(
                from(SOCIAL, "1").identity(known("Elena", "Bruni", ELENA, null)).on(20));

        assertThat(identity(her).lastName().reveal()).isEqualTo("Bruni");
        assertThat(mistakes.open()).isZero();
    }

    @Test
    void whoSetsItBackIsNotAskedAboutTheOldValue() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        rectify(her, known("Elena", "Neri", ELENA, null), Profile.EMPTY);
        rectify(her, known("Elena", "Verdi", ELENA, null), Profile.EMPTY);

        recordOne(from(HEALTH, "9").taxCode(ELENA).on(20));

        assertThat(mistakes.open()).isZero();
        recordOne(
                from(HEALTH, "9").identity(known("Elena", "Neri", ELENA, null)).on(21));
        assertThat(mistakes.open()).isOne();
        assertThat(identity(her).lastName().reveal()).isEqualTo("Verdi");
    }

    @Test
    void aTaxCodeIsSetRightUnlessAnotherRecordHasItAndTheOldOneIsNotRefused() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        Recorded him = recordOne(
                from(HEALTH, "9").identity(known("Mario", "Rossi", MARIO, null)).on(1));
        Identity.Known his = identity(him);

        assertThat(rectify(her, known("Elena", "Verdi", MARIO, null), Profile.EMPTY))
                .isEqualTo(Answer.TAX_CODE_TAKEN);
        assertThat(rectify(her, known("Elena", "Verdi", "VRDLNE85M41H501G", null), Profile.EMPTY))
                .isEqualTo(Answer.DONE);

        Recorded again = recordOne(
                from(SOCIAL, "1").taxCode(ELENA).profile(able("sewing")).on(20));
        assertThat(again.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(identity(her).codiceFiscale().reveal()).isEqualTo("VRDLNE85M41H501G");
        assertThat(mistakes.open(10))
                .extracting(RepeatedMistakes.Repeated::field)
                .containsExactly(RectifiedField.TAX_CODE);
        assertThat(identity(him)).isEqualTo(his);
        Recorded found =
                recordOne(from(HEALTH, "10").taxCode("VRDLNE85M41H501G").on(20));
        assertThat(found.beneficiary()).isEqualTo(her.beneficiary());
    }

    @Test
    void whatWasSetRightStaysSoWhenRecordsAreJoinedAndSeparated() {
        Recorded one = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        Recorded other = recordOne(
                from(HEALTH, "9").identity(known("Elena", "Verdi", null, null)).on(2));
        rectify(one, known("Elena", "Neri", ELENA, null), Profile.EMPTY);
        Joins joins = joins();
        TestDatabase.transaction()
                .executeWithoutResult(tx -> joins.join(
                        Pair.of(one.beneficiary(), other.beneficiary()), new String[0], ANNA.stampedAs(), Drafts.NOON));

        assertThat(identity(one).lastName().reveal()).isEqualTo("Neri");
        rectify(one, known("Elena", "Neri", ELENA, "elena@posta.example"), able("sewing"));
        TestDatabase.transaction().executeWithoutResult(tx -> joins.separate(other.beneficiary(), Drafts.NOON));

        assertThat(identity(one).lastName().reveal()).isEqualTo("Neri");
    }

    private static Joins joins() {
        var identities = new Identities(TestDatabase.client(), TestDatabase.vault(), TestDatabase.protectedRecords());
        return new Joins(
                TestDatabase.client(),
                TestDatabase.vault(),
                identities,
                new BeneficiaryRows(TestDatabase.client(), TestDatabase.template(), identities),
                Drafts.worklist());
    }

    @Test
    void nothingIsKeptOfWhoComesUnderProtectionAndAProtectedPersonIsNotFound() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        String code = code(her);
        rectify(her, known("Elena", "Neri", ELENA, null), Profile.EMPTY);

        recordOne(from(SOCIAL, "1").underProtection().on(20));

        assertThat(TestDatabase.client()
                        .sql("select count(*) from rectified_fact")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(rectifications.open(code, ANNA)).isEmpty();
        assertThat(rectify(her, known("Elena", "Neri", ELENA, null), Profile.EMPTY))
                .isEqualTo(Answer.GONE);
    }

    @Test
    void whatOtherServicesGoOnTellingOfHerByNameIsRight() {
        Recorded her = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        recordOne(from(HEALTH, "9").taxCode(ELENA).on(2));
        rectify(her, known("Elena", "Neri", ELENA, null), Profile.EMPTY);

        recordOne(from(SOCIAL, "1").underProtection().on(20));

        assertThat(List.of(identity(her).lastName().reveal())).containsExactly("Neri");
    }
}

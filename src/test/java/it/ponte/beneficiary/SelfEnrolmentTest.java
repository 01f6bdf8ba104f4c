package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.FORM;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.MARIO;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.known;
import static it.ponte.beneficiary.Drafts.record;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.vocabulary.Verdict.RECORDED;
import static it.ponte.vocabulary.Verdict.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decision 0006: anybody can type anybody's tax code into the public form. */
class SelfEnrolmentTest {
    private final Identity.Known typed = known("Altro", "Nome", ELENA, "altri@posta.example");

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void aFormWithTheTaxCodeOfSomebodyOnRecordIsAPersonOfItsOwnAndChangesNothingOfHers() {
        Recorded hers = recordOne(
                from(SOCIAL, "1").taxCode(ELENA).profile(able("cooking")).on(1));

        Recorded form = recordOne(from(FORM, "f1")
                .identity(typed)
                .profile(able("planting"))
                .selfEnrolled()
                .on(2));

        assertThat(form.verdict()).isEqualTo(RECORDED);
        assertThat(form.beneficiary()).isNotEqualTo(hers.beneficiary());
        assertThat(Drafts.beneficiaries().identity(hers.beneficiary())).isEqualTo(known("Elena", "Verdi", ELENA, null));
        assertThat(Drafts.beneficiaries().candidates(List.of(hers.beneficiary())))
                .extracting(Candidate::profile)
                .containsExactly(able("cooking"));
        assertThat(Drafts.beneficiaries().identity(form.beneficiary())).isEqualTo(typed);
    }

    @Test
    void aFormThatCameFirstNeverTakesInWhomAServiceRefersLater() {
        Recorded form = recordOne(from(FORM, "f1").identity(typed).selfEnrolled());

        Recorded hers = recordOne(from(SOCIAL, "1").taxCode(ELENA));

        assertThat(hers.beneficiary()).isNotEqualTo(form.beneficiary());
        assertThat(recordOne(from(HEALTH, "9").taxCode(ELENA)).beneficiary()).isEqualTo(hers.beneficiary());
    }

    @Test
    void thatHoldsWithinOneListAndBetweenTwoFormsToo() {
        List<Recorded> all = record(
                from(FORM, "f1").identity(typed).selfEnrolled(),
                from(SOCIAL, "1").taxCode(ELENA),
                from(FORM, "f2").identity(typed).selfEnrolled());

        assertThat(all).extracting(Recorded::beneficiary).doesNotHaveDuplicates();
    }

    @Test
    void aServicesReferralWithoutTaxCodeIsNotMergedIntoAForm() {
        Recorded form = recordOne(from(FORM, "f1").identity(typed).selfEnrolled());
        Recorded hers = recordOne(from(SOCIAL, "1").on(1));

        Recorded learned = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(2));

        assertThat(learned.beneficiary()).isEqualTo(hers.beneficiary()).isNotEqualTo(form.beneficiary());
    }

    @Test
    void noFormThatWasTakenIsRefusedLaterWhateverItSaysSinceNorWhoeverIsOnRecord() {
        recordOne(from(SOCIAL, "f1").taxCode(ELENA));
        recordOne(from(FORM, "f1").identity(typed).selfEnrolled().on(1));

        assertThat(record(
                        from(FORM, "f1")
                                .identity(known("Altro", "Nome", MARIO, null))
                                .selfEnrolled()
                                .on(2),
                        from(FORM, "f1")
                                .identity(known("Un", "Altra", null, null))
                                .selfEnrolled()
                                .on(1),
                        from(FORM, "f2").identity(typed).selfEnrolled()))
                .extracting(Recorded::refusal)
                .containsOnlyNulls();
    }

    @Test
    void theSameFormSentAgainStaysOneAndMayCorrectItsTaxCode() {
        Recorded first =
                recordOne(from(FORM, "f1").identity(typed).selfEnrolled().on(1));

        assertThat(recordOne(from(FORM, "f1").identity(typed).selfEnrolled().on(1)))
                .isEqualTo(new Recorded(UNCHANGED, first.code(), first.beneficiary(), null));
        recordOne(from(FORM, "f1")
                .identity(known("Altro", "Nome", MARIO, null))
                .selfEnrolled()
                .on(2));
        assertThat(Drafts.beneficiaries().identity(first.beneficiary()))
                .isEqualTo(known("Altro", "Nome", MARIO, "altri@posta.example"));
    }
}

package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.MARIO;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.known;
import static it.ponte.beneficiary.Drafts.record;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.vocabulary.Verdict.RECORDED;
import static it.ponte.vocabulary.Verdict.REFUSED;
import static it.ponte.vocabulary.Verdict.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TaxCodesTest {
    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    @Tag("P18")
    void theSameTaxCodeFromTwoServicesIsOnePersonWithTwoReferralsAndNeitherServiceCanTell() {
        Recorded one = recordOne(from(SOCIAL, "1").taxCode(ELENA));
        Recorded two = recordOne(from(HEALTH, "9").taxCode(ELENA));

        assertThat(two.verdict()).isEqualTo(RECORDED);
        assertThat(two.beneficiary()).isEqualTo(one.beneficiary());
        assertThat(two.code()).isNotEqualTo(one.code());
        assertThat(openEnrolments(one.beneficiary())).isEqualTo(1);
    }

    @Test
    void thatHoldsWithinOneListToo() {
        List<Recorded> both =
                record(from(SOCIAL, "1").taxCode(ELENA), from(HEALTH, "9").taxCode(ELENA));

        assertThat(both).extracting(Recorded::verdict).containsOnly(RECORDED);
        assertThat(both)
                .extracting(Recorded::beneficiary)
                .containsOnly(both.get(0).beneficiary());
    }

    @Test
    void anotherValidTaxCodeForTheSameReferralIsRefusedAndNothingIsStored() {
        Recorded first = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));

        Recorded other = recordOne(
                from(SOCIAL, "1").identity(known("Mario", "Rossi", MARIO, null)).on(2));

        assertThat(other).isEqualTo(new Recorded(REFUSED, null, 0, "TAX_CODE_CHANGED"));
        assertThat(Drafts.beneficiaries().identity(first.beneficiary()))
                .isEqualTo(known("Elena", "Verdi", ELENA, null));
        assertThat(recordOne(from(HEALTH, "9").taxCode(MARIO)).beneficiary()).isNotEqualTo(first.beneficiary());
    }

    @Test
    void aMessageWithoutTaxCodeLeavesTheOneOnRecord() {
        Recorded first = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(1));
        recordOne(from(SOCIAL, "1").on(2));

        assertThat(recordOne(from(HEALTH, "9").taxCode(ELENA)).beneficiary()).isEqualTo(first.beneficiary());
    }

    @Test
    void aTaxCodeNobodyHasIsAddedToThePerson() {
        Recorded first = recordOne(from(SOCIAL, "1").on(1));

        Recorded then = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(2));

        assertThat(then).isEqualTo(new Recorded(UPDATED, first.code(), first.beneficiary(), null));
        assertThat(recordOne(from(HEALTH, "9").taxCode(ELENA)).beneficiary()).isEqualTo(first.beneficiary());
    }

    @Test
    void aTaxCodeOfAPersonOnRecordMovesTheReferralToHerAndEndsTheEmptiedRecord() {
        Recorded hers = recordOne(from(HEALTH, "9").taxCode(ELENA).on(1));
        Recorded apart = recordOne(from(SOCIAL, "1")
                .identity(known("Elena", "Verdi", null, "elena@posta.example"))
                .on(2));

        Recorded moved = recordOne(from(SOCIAL, "1").taxCode(ELENA).on(3));

        assertThat(moved).isEqualTo(new Recorded(UPDATED, apart.code(), hers.beneficiary(), null));
        assertThat(Drafts.beneficiaries().candidates(List.of(apart.beneficiary())))
                .isEmpty();
        assertThat(openEnrolments(apart.beneficiary())).isZero();
        assertThat(Drafts.beneficiaries().identity(hers.beneficiary()))
                .isEqualTo(known("Elena", "Verdi", ELENA, "elena@posta.example"));
        assertThat(Drafts.beneficiaries().code(apart.beneficiary()))
                .isEqualTo(Drafts.beneficiaries().code(hers.beneficiary()));
        assertThat(Drafts.beneficiaries().identity(apart.beneficiary()))
                .isEqualTo(Drafts.beneficiaries().identity(hers.beneficiary()));
        assertThat(Drafts.referrals().addressesOf(apart.beneficiary()))
                .extracting(ReferralAddress::caseNumber)
                .containsExactly("9", "1");
        assertThat(TestDatabase.client()
                        .sql("select data_key is null and identity is null from beneficiary where id = ?")
                        .param(apart.beneficiary())
                        .query(Boolean.class)
                        .single())
                .as("the emptied record's key is destroyed")
                .isTrue();
    }

    @Test
    void allOfThatMayHappenWithinOneList() {
        List<Recorded> all = record(
                from(SOCIAL, "1").on(1),
                from(HEALTH, "9").taxCode(ELENA).on(1),
                from(SOCIAL, "1").taxCode(ELENA).on(2),
                from(SOCIAL, "1").taxCode(MARIO).on(3));

        assertThat(all).extracting(Recorded::verdict).containsExactly(RECORDED, RECORDED, UPDATED, REFUSED);
        assertThat(all.get(2).beneficiary()).isEqualTo(all.get(1).beneficiary());
        assertThat(Drafts.referrals().addressesOf(all.get(1).beneficiary())).hasSize(2);
        assertThat(openEnrolments(all.get(0).beneficiary()))
                .as("the record that was begun and emptied within the list")
                .isZero();
        assertThat(openEnrolments(all.get(1).beneficiary())).isEqualTo(1);
    }

    private static int openEnrolments(long beneficiary) {
        return TestDatabase.client()
                .sql("select count(*) from enrolment where beneficiary = ? and ended_at is null")
                .param(beneficiary)
                .query(Integer.class)
                .single();
    }
}

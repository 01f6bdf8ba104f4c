package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.CENTRE;
import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P9: records of different services are never linked to a protected one. */
@Tag("P9")
class P09NeverLinkedTest {
    private static final Identity HER_REFERENCE = new Identity.Protected(Personal.of("rif-1"), "30-39");

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void whereAnotherServiceKnowsHerTooItsRecordStaysAndIsNotLinked() {
        Recorded other = recordOne(from(SOCIAL, "9").taxCode(ELENA).on(1));
        Recorded named = recordOne(from(HEALTH, "1").taxCode(ELENA).on(2));

        Recorded then = recordOne(from(HEALTH, "1").underProtection().on(3));

        assertThat(then.code()).isEqualTo(named.code());
        assertThat(then.beneficiary()).isNotEqualTo(other.beneficiary());
        assertThat(Drafts.beneficiaries().identity(then.beneficiary())).isEqualTo(HER_REFERENCE);
        assertThat(Drafts.beneficiaries().identity(other.beneficiary()).isProtected())
                .isFalse();
        assertThat(Drafts.referrals().addressesOf(other.beneficiary()))
                .extracting(ReferralAddress::partner)
                .containsExactly(SOCIAL);
        assertThat(recordOne(from("cpi-valmora", "5").taxCode(ELENA)).beneficiary())
                .isEqualTo(other.beneficiary());
    }

    @Test
    void theSameNumberAndReferenceOfTwoServicesAreTwoPeopleWithTwoIndexes() {
        Recorded one = recordOne(from(CENTRE, "1").underProtection());
        Recorded other = recordOne(from(HEALTH, "1").underProtection());

        assertThat(one.beneficiary()).isNotEqualTo(other.beneficiary());
        assertThat(TestDatabase.client()
                        .sql("select count(distinct external_id_index) from referral")
                        .query(Long.class)
                        .single())
                .as("an index is salted by its service")
                .isEqualTo(2);
    }

    @Test
    void aProtectedRecordHasNoIndexByWhichAnybodyElseCouldFindHer() {
        recordOne(from(HEALTH, "1").taxCode(ELENA).on(1));
        recordOne(from(HEALTH, "1").underProtection().on(2));
        Duplicates.compare();

        assertThat(TestDatabase.client()
                        .sql("select count(*) from beneficiary where tax_code_index is not null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(TestDatabase.client()
                        .sql("select count(*) from comparison_key")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}

package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.CENTRE;
import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P20: the reference operator moves the ordinary record under protection, in one act, with its history. */
@Tag("P20")
class P20OneActTest {
    private static final OperatorCaller ADA = TestDatabase.follower("ada");

    private final TakingIn taking = new TakingIn(
            TestDatabase.client(),
            TestDatabase.template(),
            TestDatabase.vault(),
            TestDatabase.protectedRecords(),
            TestDatabase.protectedPeople(),
            List.of(),
            Drafts.worklist(),
            Drafts.CLOCK);

    private Recorded named;
    private Recorded hers;

    @BeforeEach
    void aWomanKnownByNameComesThroughTheCentre() {
        TestDatabase.clean();
        recordOne(from(SOCIAL, "7").taxCode(ELENA).profile(able("cooking")).on(1));
        named = recordOne(from(HEALTH, "1")
                .taxCode(ELENA)
                .profile(able("sewing").with(new Guard(Set.of(), Set.of("aa"), Set.of())))
                .on(2));
        hers = recordOne(from(CENTRE, "9").underProtection().on(3));
        TestDatabase.follow(CENTRE, "ada");
    }

    @Test
    void referralsAndWhatTheySpareHerComeAlongAndTheNameEnds() {
        assertThat(takeIn(ADA)).isTrue();

        assertThat(Drafts.referrals().addressesOf(named.beneficiary()))
                .extracting(ReferralAddress::partner)
                .containsExactlyInAnyOrder(SOCIAL, HEALTH, CENTRE);
        assertThat(Drafts.beneficiaries().identity(named.beneficiary()).isProtected())
                .isTrue();
        assertThat(Drafts.beneficiaries()
                        .candidates(List.of(hers.beneficiary()))
                        .get(0)
                        .profile()
                        .avoid())
                .containsExactly("aa");
        assertThat(rows("earlier_version")).isZero();
        assertThat(rows("beneficiary where data_key is not null or identity is not null"))
                .isZero();
        assertThat(rows("referral where case_document is not null or guard::text like '%aa%'"))
                .isZero();
        assertThat(rows("enrolment where ended_at is null")).isEqualTo(1);
    }

    @Test
    void herNameIsRefusedFromThenOnAndFindsNobody() {
        takeIn(ADA);

        assertThat(recordOne(from(HEALTH, "1").taxCode(ELENA).on(9)).refusal()).isEqualTo("IDENTITY_NOT_ALLOWED");
        assertThat(recordOne(from("cpi-valmora", "5").taxCode(ELENA)).beneficiary())
                .isNotIn(named.beneficiary(), hers.beneficiary());
    }

    @Test
    void nobodyElseDoesIt() {
        assertThat(takeIn(TestDatabase.follower("bea"))).isFalse();

        assertThat(Drafts.beneficiaries().identity(named.beneficiary()).isProtected())
                .isFalse();
    }

    private boolean takeIn(OperatorCaller who) {
        String record = Drafts.beneficiaries().code(named.beneficiary());
        String person = Drafts.beneficiaries().code(hers.beneficiary());
        return Boolean.TRUE.equals(TestDatabase.transaction().execute(tx -> taking.takeIn(person, record, who)));
    }

    private static long rows(String where) {
        return TestDatabase.client()
                .sql("select count(*) from " + where)
                .query(Long.class)
                .single();
    }
}

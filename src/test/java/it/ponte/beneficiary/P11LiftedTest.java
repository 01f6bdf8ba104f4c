package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Lifting.Word;
import it.ponte.beneficiary.ProtectionNotices.Kind;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P11: only the service lifts protection; then the record moves in one act, and its old key ends. */
@Tag("P11")
class P11LiftedTest {
    private static final OperatorCaller ADA = TestDatabase.follower("ada");
    private static final Word WORD = new Word("La dottoressa di turno, al telefono", LocalDate.of(2026, 3, 9));

    private final Lifting lifting = new Lifting(
            TestDatabase.client(),
            TestDatabase.template(),
            TestDatabase.apart(),
            TestDatabase.vault(),
            TestDatabase.protectedRecords(),
            TestDatabase.protectedPeople(),
            Drafts.worklist(),
            Drafts.CLOCK);

    private Recorded hers;
    private String code;

    @BeforeEach
    void aHealthServiceProtectsSomebody() {
        TestDatabase.clean();
        hers = recordOne(from(HEALTH, "1")
                .underProtection()
                .profile(able("sewing").with(new Guard(Set.of(), Set.of("aa"), Set.of(Set.of("bb")))))
                .on(1));
        code = Drafts.beneficiaries().code(hers.beneficiary());
        TestDatabase.follow(HEALTH, "ada");
    }

    @Test
    void theRecordStandsAmongAllOthersUnderAnotherKeyAndNothingIsLeftApart() {
        byte[] old =
                apart("select data_key from protected_person", byte[].class).get(0);

        assertThat(lift(ADA)).isTrue();

        assertThat(apart("select beneficiary from protected_person", Long.class))
                .isEmpty();
        assertThat(apart("select referral from protected_referral", Long.class)).isEmpty();
        assertThat(one("select data_key from beneficiary where not is_protected", byte[].class))
                .isNotNull()
                .isNotEqualTo(old);
        assertThat(Drafts.beneficiaries().code(hers.beneficiary())).isEqualTo(code);
        assertThat(Drafts.beneficiaries().identity(hers.beneficiary()).names()).isEmpty();
    }

    @Test
    void whatSheCanDoAndMustBeSparedComesAlongAndHerServicesNumberStaysReadable() {
        lift(ADA);

        Candidate now =
                Drafts.beneficiaries().candidates(List.of(hers.beneficiary())).get(0);
        assertThat(now.isProtected()).isFalse();
        assertThat(now.profile().skills()).containsExactly("sewing");
        assertThat(now.profile().avoid()).containsExactly("aa");
        assertThat(now.profile().only()).containsExactly(Set.of("bb"));
        assertThat(one("select guard::text from referral", String.class)).contains("aa", "bb");
        assertThat(Drafts.referrals().addressesOf(hers.beneficiary()))
                .extracting(ReferralAddress::isProtected)
                .containsExactly(false);
        assertThat(Drafts.worklist().anyDue(Stage.MATCH_PERSON)).isTrue();
    }

    @Test
    void theSameCaseGoesOnAndMayTellHerName() {
        lift(ADA);

        Recorded named = recordOne(from(HEALTH, "1").taxCode(ELENA).on(9));

        assertThat(named.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(named.code()).isEqualTo(hers.code());
        assertThat(named.beneficiary()).isEqualTo(hers.beneficiary());
    }

    @Test
    void theServiceThatAsksAgainProtectsAgain() {
        lift(ADA);
        recordOne(from(HEALTH, "1").taxCode(ELENA).on(9));

        assertThat(recordOne(from(HEALTH, "1").underProtection().on(10)).code()).isEqualTo(hers.code());

        assertThat(Drafts.beneficiaries().identity(hers.beneficiary()).isProtected())
                .isTrue();
        assertThat(one(
                        "select count(*) from beneficiary where data_key is not null or tax_code_index is not null",
                        Long.class))
                .isZero();
    }

    @Test
    void theOfficerAndTheServiceAreTold() {
        lift(ADA);

        ProtectionNotices notices = new ProtectionNotices(TestDatabase.client(), TestDatabase.apart());
        assertThat(Drafts.worklist().claim(Stage.NOTICE, 9))
                .extracting(work -> notices.get(work.subject()))
                .hasSize(2)
                .allMatch(notice -> notice.kind() == Kind.LIFTED
                        && notice.operator().equals("ada")
                        && notice.partner().equals(HEALTH))
                .extracting(ProtectionNotices.Notice::toOfficer)
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void nobodyButTheReferenceOperatorLiftsIt() {
        assertThat(lift(TestDatabase.follower("bea"))).isFalse();
        TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql("update protected_person set deputy = 'bea'")
                .update());
        assertThat(lift(TestDatabase.follower("bea"))).as("a deputy").isFalse();
        assertThat(Boolean.TRUE.equals(
                        TestDatabase.transaction().execute(tx -> lifting.lift("B-0000-0000", WORD, ADA))))
                .isFalse();

        assertThat(Drafts.beneficiaries().identity(hers.beneficiary()).isProtected())
                .isTrue();
        assertThat(Drafts.worklist().anyDue(Stage.NOTICE)).isFalse();
    }

    @Test
    void aWordSaysSomething() {
        assertThatThrownBy(() -> new Word("al telefono", LocalDate.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean lift(OperatorCaller who) {
        return Boolean.TRUE.equals(TestDatabase.transaction().execute(tx -> lifting.lift(code, WORD, who)));
    }

    private static <T> List<T> apart(String sql, Class<T> type) {
        return TestDatabase.apart()
                .asLine(() -> TestDatabase.client().sql(sql).query(type).list());
    }

    private static <T> T one(String sql, Class<T> type) {
        return TestDatabase.client().sql(sql).query(type).single();
    }
}

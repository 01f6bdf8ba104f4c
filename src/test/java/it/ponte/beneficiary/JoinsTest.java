package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.FORM;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.MARIO;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.beneficiary.Someone.named;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinsTest {
    private static final Someone HER = named("Elena", "Verdi").born("1985-08-01");
    private static final OperatorCaller OPERATOR = new OperatorCaller("anna");

    private final PossibleDuplicates duplicates = Duplicates.room();

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void theSameIsOneRecordWithBothReferralsAndAllThatEitherServiceTold() {
        Recorded one = told(SOCIAL, "1", HER.phone("+393331234567"), 1);
        Recorded other = told(HEALTH, "9", HER.email("elena@posta.example"), 2);

        join();

        assertThat(Drafts.beneficiaries().identity(other.beneficiary()))
                .isEqualTo(
                        HER.phone("+393331234567").email("elena@posta.example").known());
        assertThat(Drafts.beneficiaries().candidates(List.of(one.beneficiary(), other.beneficiary())))
                .extracting(Candidate::id)
                .containsExactly(one.beneficiary());
        assertThat(Drafts.referrals().addressesOf(other.beneficiary()))
                .extracting(ReferralAddress::caseNumber)
                .containsExactly("1", "9");
        assertThat(Drafts.worklist().waiting()).containsEntry(Stage.MATCH_PERSON, 2L);
        assertThat(Drafts.referrals().beneficiaryOf(TestDatabase.follower("ada"), other.code()))
                .as("what is told of a referral stays with it when they are separated")
                .contains(other.beneficiary());
        assertThat(recordOne(from(HEALTH, "9").identity(HER.known()).on(3)).beneficiary())
                .isEqualTo(one.beneficiary());
    }

    @Test
    void whoBothWereSaidToBeIsFoundAsLongAsTheyAreJoined() {
        Recorded one = told(SOCIAL, "1", HER.taxCode(ELENA), 1);
        told(HEALTH, "9", HER.email("elena@posta.example"), 1);
        join();
        recordOne(from(HEALTH, "9")
                .identity(HER.phone("+393331234567").known())
                .profile(able("cooking"))
                .on(4));

        assertThat(new JoinedRows(TestDatabase.client(), TestDatabase.vault())
                        .identities(one.beneficiary())
                        .toList())
                .hasSize(3)
                .contains(
                        HER.taxCode(ELENA).known(),
                        HER.email("elena@posta.example").known());
    }

    @Test
    void separatedTheyStandByteForByteAsBefore() {
        told(SOCIAL, "1", HER.taxCode(ELENA).phone("+393331234567"), 1);
        told(HEALTH, "9", HER.email("elena@posta.example"), 2);
        List<Map<String, Object>> people = rows("select id, code, encode(identity, 'hex') as identity, "
                + "encode(data_key, 'hex') as key, encode(tax_code_index, 'hex') as tax_code, profile::text, as_of, "
                + "merged_into from beneficiary order by id");
        List<Map<String, Object>> referrals = rows(
                "select id, beneficiary, enrolment, guard::text, as_of, updated_at " + "from referral order by id");
        List<Map<String, Object>> enrolments = rows("select * from enrolment order by id");

        String joined = join();
        assertThat(duplicates.separate(joined, OPERATOR)).isTrue();

        assertThat(rows("select id, code, encode(identity, 'hex') as identity, encode(data_key, 'hex') as key, "
                        + "encode(tax_code_index, 'hex') as tax_code, profile::text, as_of, merged_into "
                        + "from beneficiary order by id"))
                .isEqualTo(people);
        assertThat(rows("select id, beneficiary, enrolment, guard::text, as_of, updated_at from referral order by id"))
                .isEqualTo(referrals);
        assertThat(rows("select * from enrolment order by id")).isEqualTo(enrolments);
        assertThat(log()).containsExactly("SAME operator:anna", "SEPARATED operator:anna");
        Duplicates.compare();
        assertThat(duplicates.waiting()).as("the question stands again").isEqualTo(1);
    }

    @Test
    void whatWasToldSinceStaysWithTheRecordOfItsReferral() {
        Recorded one = told(SOCIAL, "1", HER, 1);
        Recorded other = told(HEALTH, "9", HER, 1);
        String joined = join();

        recordOne(from(SOCIAL, "1")
                .identity(HER.phone("+393331234567").known())
                .profile(able("cooking"))
                .on(4));
        recordOne(from(HEALTH, "9")
                .identity(HER.phone("+393331234567").email("e@posta.example").known())
                .profile(able("sewing"))
                .on(3));
        duplicates.separate(joined, OPERATOR);

        assertThat(Drafts.beneficiaries().identity(one.beneficiary()))
                .isEqualTo(HER.phone("+393331234567").known());
        assertThat(Drafts.beneficiaries().identity(other.beneficiary()))
                .isEqualTo(HER.phone("+393331234567").email("e@posta.example").known());
        assertThat(skills(one)).containsExactly("cooking");
        assertThat(skills(other))
                .as("older than the other's, newest of its own")
                .containsExactly("sewing");
    }

    @Test
    void twoTaxCodesAreNeverJoined() {
        Recorded one = told(SOCIAL, "1", HER.taxCode(ELENA), 1);
        told(HEALTH, "9", HER, 1);
        PossibleDuplicates.Asked asked = duplicates.waiting(1).get(0);
        recordOne(from(HEALTH, "9").identity(HER.taxCode(MARIO).known()).on(2));

        assertThat(duplicates.same(asked, OPERATOR)).contains(Refusal.TWO_TAX_CODES);
        assertThat(Drafts.beneficiaries().candidates(List.of(one.beneficiary())))
                .hasSize(1);
    }

    @Test
    void aMessageThatTellsAnotherTaxCodeSeparatesThemAndItsSenderNoticesNothing() {
        Recorded one = told(SOCIAL, "1", HER.taxCode(ELENA), 1);
        Recorded other = told(HEALTH, "9", HER, 1);
        join();

        Recorded again =
                recordOne(from(HEALTH, "9").identity(HER.taxCode(MARIO).known()).on(2));

        assertThat(again).isEqualTo(new Recorded(Verdict.UPDATED, other.code(), other.beneficiary(), null));
        assertThat(Drafts.beneficiaries().identity(one.beneficiary()))
                .isEqualTo(HER.taxCode(ELENA).known());
        assertThat(Drafts.beneficiaries().identity(other.beneficiary()))
                .isEqualTo(HER.taxCode(MARIO).known());
        assertThat(log()).containsExactly("SAME operator:anna", "SEPARATED hub");
        assertThat(TestDatabase.client()
                        .sql(
                                "select who || ' ' || what || ' ' || about from audit where who like 'partner:%' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "partner:" + HEALTH + " duplicate.separated "
                                + Drafts.beneficiaries().code(one.beneficiary()),
                        "partner:" + HEALTH + " duplicate.separated "
                                + Drafts.beneficiaries().code(other.beneficiary()));
        assertThat(recordOne(from(SOCIAL, "1")
                                .identity(HER.taxCode(MARIO).known())
                                .on(5))
                        .refusal())
                .as("its own other code")
                .isEqualTo("TAX_CODE_CHANGED");
    }

    @Test
    void aTaxCodeThatIsToldWhileTheyAreOneGoesWithTheRecordOfItsReferral() {
        Recorded one = told(SOCIAL, "1", HER, 1);
        Recorded other = told(HEALTH, "9", HER, 1);
        String joined = join();

        recordOne(from(HEALTH, "9").identity(HER.taxCode(ELENA).known()).on(2));
        Recorded third = recordOne(
                from("cpi-valmora", "5").identity(HER.taxCode(ELENA).known()).on(3));
        assertThat(third.beneficiary()).isEqualTo(one.beneficiary());
        duplicates.separate(joined, OPERATOR);

        assertThat(Drafts.referrals().addressesOf(other.beneficiary()))
                .extracting(ReferralAddress::partner)
                .containsExactly(HEALTH, "cpi-valmora");
        assertThat(recordOne(from(FORM, "z").taxCode(ELENA)).beneficiary()).isEqualTo(other.beneficiary());
        assertThat(Drafts.beneficiaries().identity(one.beneficiary())).isEqualTo(HER.known());
    }

    @Test
    void threeRecordsOfOnePersonAreSeparatedInAnyOrder() {
        Recorded one = told(SOCIAL, "1", HER.phone("+393330000001"), 1);
        Recorded two = told(HEALTH, "2", HER.email("due@posta.example"), 2);
        String second = join();
        Recorded three = told("cpi-valmora", "3", HER.taxCode(ELENA), 3);
        join();
        assertThat(Drafts.referrals().addressesOf(one.beneficiary())).hasSize(3);
        assertThat(Drafts.beneficiaries().code(two.beneficiary()))
                .isEqualTo(Drafts.beneficiaries().code(three.beneficiary()));

        duplicates.separate(second, OPERATOR);

        assertThat(Drafts.beneficiaries().identity(two.beneficiary()))
                .isEqualTo(HER.email("due@posta.example").known());
        assertThat(Drafts.beneficiaries().identity(one.beneficiary()))
                .isEqualTo(HER.phone("+393330000001").taxCode(ELENA).known());
        assertThat(Drafts.referrals().addressesOf(two.beneficiary()))
                .extracting(ReferralAddress::partner)
                .containsExactly(HEALTH);
    }

    @Test
    void aSeparationEndsWhenAServiceAsksForProtection() {
        Recorded one = told(SOCIAL, "1", HER, 1);
        told(HEALTH, "9", HER, 1);
        String joined = join();

        Recorded hidden = recordOne(from(HEALTH, "9").underProtection().on(2));

        assertThat(hidden.beneficiary()).isNotEqualTo(one.beneficiary());
        assertThat(duplicates.separate(joined, OPERATOR)).isFalse();
        assertThat(rows("select * from joined_referral")).isEmpty();
        assertThat(rows("select * from earlier_version")).isEmpty();
    }

    @Test
    void messagesThatArriveWhileTheyAreJoinedAreNotLost() throws Exception {
        for (int round = 0; round < 8; round++) {
            String n = "r" + round;
            Someone her = named("Elena", "Verdi" + "abcdefgh".charAt(round)).born("1985-08-0" + (round + 1));
            told(SOCIAL, n, her, 1);
            Recorded other = told(HEALTH, n, her, 1);

            var message = CompletableFuture.supplyAsync(() -> recordOne(from(HEALTH, n)
                    .identity(her.phone("+39333000000" + n.charAt(1)).known())
                    .on(2)));
            String joined = join();
            message.get();
            duplicates.separate(joined, OPERATOR);

            assertThat(Drafts.beneficiaries().identity(other.beneficiary()))
                    .isEqualTo(her.phone("+39333000000" + n.charAt(1)).known());
        }
    }

    /** Says "the same" of the pair that waits; the code of the record that was taken over. */
    private String join() {
        PossibleDuplicates.Asked asked = duplicates.waiting(1).get(0);
        assertThat(duplicates.same(asked, OPERATOR)).isEmpty();
        return rows("select b.code from joined_record j join beneficiary b on b.id = j.joined order by j.id desc")
                .get(0)
                .get("code")
                .toString();
    }

    private static Recorded told(String partner, String number, Someone her, int day) {
        Recorded recorded =
                recordOne(from(partner, number).identity(her.known()).on(day));
        Duplicates.compare();
        TestDatabase.client().sql("delete from work").update();
        return recorded;
    }

    private static List<String> skills(Recorded person) {
        return List.copyOf(Drafts.beneficiaries()
                .candidates(List.of(person.beneficiary()))
                .get(0)
                .profile()
                .skills());
    }

    private static List<String> log() {
        return TestDatabase.client()
                .sql("select decision || ' ' || decided_by from duplicate_decision order by id")
                .query(String.class)
                .list();
    }

    private static List<Map<String, Object>> rows(String sql) {
        return TestDatabase.client().sql(sql).query().listOfRows();
    }
}

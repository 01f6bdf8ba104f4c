package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.CENTRE;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Rectifications.Answer;
import it.ponte.beneficiary.Rectifications.Current;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** GDPR art. 16 for a protected person: her profile, by whoever follows her, apart (SAFETY P2, P4). */
@Tag("P4")
class ProtectedRectificationTest {
    private static final OperatorCaller ANNA = TestDatabase.follower("anna");
    private static final Lifting.Word WORD =
            new Lifting.Word("La dottoressa di turno, al telefono", LocalDate.of(2026, 3, 9));

    private final Rectifications rectifications = new Rectifications(
            TestDatabase.client(),
            TestDatabase.template(),
            TestDatabase.vault(),
            TestDatabase.protectedRecords(),
            Drafts.CLOCK,
            Drafts.worklist());
    private final Lifting lifting = new Lifting(
            TestDatabase.client(),
            TestDatabase.template(),
            TestDatabase.apart(),
            TestDatabase.vault(),
            TestDatabase.protectedRecords(),
            TestDatabase.protectedPeople(),
            Drafts.worklist(),
            Drafts.CLOCK);
    private Recorded her;

    @BeforeEach
    void a_protected_person() {
        TestDatabase.clean();
        her = recordOne(
                from(CENTRE, "1").underProtection().profile(able("cooking")).on(1));
        TestDatabase.follow(CENTRE, "anna");
    }

    @Test
    void whoever_follows_her_sets_her_profile_right_and_what_it_said_stays_apart() {
        assertThat(rectify("sewing", her.beneficiary())).isEqualTo(Answer.DONE);

        assertThat(skills()).containsExactly("sewing");
        assertThat(corrected()).singleElement().satisfies(change -> {
            assertThat(change.profileBefore().skills()).containsExactly("cooking");
            assertThat(change.profileAfter().skills()).containsExactly("sewing");
            assertThat(change.why()).isEqualTo(RectificationReason.SHE_SAID);
        });
        assertThat(TestDatabase.client()
                        .sql("select (select count(*) from earlier_version) + (select count(*) from rectified_fact)")
                        .query(Long.class)
                        .single())
                .as("in the ordinary tables")
                .isZero();
        assertThat(rectify("sewing", her.beneficiary())).isEqualTo(Answer.UNCHANGED);
    }

    @Test
    void whoever_does_not_follow_her_finds_nobody() {
        assertThat(rectifications.open(code(), ANNA)).isEmpty();
        assertThat(rectify("sewing")).isEqualTo(Answer.GONE);
        assertThat(skills()).containsExactly("cooking");
        rectify("sewing", her.beneficiary());
        assertThat(people().corrected(followed(), TestDatabase.follower("altra")))
                .isEmpty();
    }

    @Test
    void neither_an_older_message_nor_one_that_repeats_the_mistake_undoes_it_and_a_new_word_counts() {
        rectify("sewing", her.beneficiary());

        recordOne(from(CENTRE, "1").underProtection().profile(able("welding")).on(9));
        assertThat(skills()).as("of an earlier moment").containsExactly("sewing");
        recordOne(from(CENTRE, "1").underProtection().profile(able("cooking")).on(20));
        assertThat(skills()).as("the mistake again").containsExactly("sewing");
        recordOne(from(CENTRE, "1").underProtection().profile(able("welding")).on(21));
        assertThat(skills()).as("something new").containsExactly("welding");
    }

    @Test
    void what_was_right_all_along_is_no_mistake_once_it_is_set_back() {
        rectify("sewing", her.beneficiary());
        rectify("cooking", her.beneficiary());

        recordOne(from(CENTRE, "1").underProtection().profile(able("cooking")).on(20));
        assertThat(skills()).containsExactly("cooking");
        recordOne(from(CENTRE, "1").underProtection().profile(able("sewing")).on(21));
        assertThat(skills()).as("said wrongly in between").containsExactly("cooking");
    }

    @Test
    void what_she_must_be_spared_is_neither_changed_nor_kept_twice() {
        Current now = rectifications.open(code(), ANNA, her.beneficiary()).orElseThrow();
        assertThat(now.identity()).isNull();

        rectify("sewing", her.beneficiary());

        assertThat(corrected().get(0).profileBefore().guard()).isEqualTo(Profile.EMPTY.guard());
    }

    @Test
    void onceHerProtectionIsLiftedTheMistakeStaysAMistakeAndNothingStandsApart() {
        rectify("sewing", her.beneficiary());

        Boolean lifted = TestDatabase.transaction().execute(tx -> lifting.lift(code(), WORD, ANNA));

        assertThat(lifted).isTrue();
        assertThat(kept()).isZero();
        recordOne(
                from(CENTRE, "1").taxCode(Drafts.ELENA).profile(able("cooking")).on(20));
        assertThat(skills()).containsExactly("sewing");
    }

    @Test
    void withHerItIsForgotten() {
        rectify("sewing", her.beneficiary());
        assertThat(kept()).isOne();

        TestDatabase.protectedRecords().forget(List.of(her.beneficiary()));

        assertThat(kept()).isZero();
    }

    private Answer rectify(String skill, Long... followed) {
        return TestDatabase.transaction()
                .execute(tx -> rectifications.rectify(
                        code(), new Current(null, able(skill)), RectificationReason.SHE_SAID, ANNA, followed));
    }

    private String code() {
        return Drafts.beneficiaries().code(her.beneficiary());
    }

    private Iterable<String> skills() {
        return rectifications
                .open(code(), ANNA, her.beneficiary())
                .orElseThrow()
                .profile()
                .skills();
    }

    private List<EarlierVersions.Change> corrected() {
        return people().corrected(followed(), ANNA);
    }

    private ProtectedPeople.Followed followed() {
        return people().find(code(), ANNA).orElseThrow();
    }

    private static ProtectedPeople people() {
        return TestDatabase.protectedPeople();
    }

    private static long kept() {
        return TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql("select count(*) from profile_correction")
                .query(Long.class)
                .single());
    }
}

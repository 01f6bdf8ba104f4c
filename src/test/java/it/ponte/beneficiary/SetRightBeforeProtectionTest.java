package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.CENTRE;
import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.known;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Rectifications.Current;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** GDPR art. 16 and SAFETY P11: of what was set right on 10 March her profile stays right when she comes under protection. */
@Tag("P11")
class SetRightBeforeProtectionTest {
    private static final OperatorCaller ANNA = TestDatabase.follower("anna");

    private final Rectifications rectifications = new Rectifications(
            TestDatabase.client(),
            TestDatabase.template(),
            TestDatabase.vault(),
            TestDatabase.protectedRecords(),
            Drafts.CLOCK,
            Drafts.worklist());
    private Recorded her;

    @BeforeEach
    void name_and_skills_of_somebody_are_set_right() {
        TestDatabase.clean();
        her = recordOne(
                from(SOCIAL, "1").taxCode(ELENA).profile(able("cooking")).on(1));
        TestDatabase.transaction()
                .execute(tx -> rectifications.rectify(
                        code(her),
                        new Current(known("Elena", "Neri", ELENA, null), able("sewing")),
                        RectificationReason.SHE_SAID,
                        ANNA));
    }

    @Test
    void the_message_that_asks_for_protection_does_not_undo_it() {
        protect("cooking");

        assertThat(skills(her)).containsExactly("sewing");
    }

    @Test
    void later_messages_do_not_undo_it_either_and_a_new_word_counts() {
        protect("cooking");

        recordOne(from(SOCIAL, "1").underProtection().profile(able("cooking")).on(21));
        assertThat(skills(her)).as("the mistake again").containsExactly("sewing");
        recordOne(from(SOCIAL, "1").underProtection().profile(able("welding")).on(22));
        assertThat(skills(her)).as("something new").containsExactly("welding");
        recordOne(from(SOCIAL, "1").underProtection().profile(able("cooking")).on(23));
        assertThat(skills(her)).as("still a mistake").containsExactly("welding");
    }

    @Test
    void outside_the_schema_of_protected_people_nothing_of_it_is_left_and_of_her_name_nothing_at_all() {
        protect("cooking");

        assertThat(count("select count(*) from rectified_fact")).isZero();
        assertThat(kept()).containsExactly("SKILLS");
    }

    @Test
    void what_is_set_right_under_protection_counts_above_it() {
        protect("cooking");
        TestDatabase.transaction()
                .execute(tx -> rectifications.rectify(
                        code(her),
                        new Current(null, able("cooking")),
                        RectificationReason.SHE_SAID,
                        ANNA,
                        her.beneficiary()));

        recordOne(from(SOCIAL, "1").underProtection().profile(able("sewing")).on(21));
        assertThat(skills(her)).as("said wrongly in between").containsExactly("cooking");
    }

    @Test
    void once_her_protection_is_lifted_the_mistake_stays_a_mistake_and_nothing_stands_apart() {
        protect("cooking");
        Lifting lifting = new Lifting(
                TestDatabase.client(),
                TestDatabase.template(),
                TestDatabase.apart(),
                TestDatabase.vault(),
                TestDatabase.protectedRecords(),
                TestDatabase.protectedPeople(),
                Drafts.worklist(),
                Drafts.CLOCK);
        Lifting.Word word = new Lifting.Word("La dottoressa di turno, al telefono", LocalDate.of(2026, 3, 9));

        Boolean lifted = TestDatabase.transaction().execute(tx -> lifting.lift(code(her), word, ANNA));
        assertThat(lifted).isTrue();

        assertThat(kept()).isEmpty();
        recordOne(from(SOCIAL, "1").taxCode(ELENA).profile(able("cooking")).on(24));
        assertThat(skills(her)).containsExactly("sewing");
    }

    @Test
    void with_her_it_is_forgotten() {
        protect("cooking");

        TestDatabase.protectedRecords().forget(List.of(her.beneficiary()));

        assertThat(kept()).isEmpty();
    }

    @Test
    void where_another_service_knows_her_it_stays_with_the_record_that_both_know() {
        recordOne(from(HEALTH, "9").taxCode(ELENA).profile(able("sewing")).on(11));

        Recorded apart = recordOne(
                from(SOCIAL, "1").underProtection().profile(able("cooking")).on(20));
        TestDatabase.follow(SOCIAL, "anna");

        assertThat(apart.beneficiary()).isNotEqualTo(her.beneficiary());
        assertThat(skills(apart)).containsExactly("cooking");
        assertThat(kept()).isEmpty();
        assertThat(skills(her)).containsExactly("sewing");
    }

    @Test
    void a_record_that_is_taken_in_brings_it_where_nothing_newer_was_told() {
        Recorded hers = recordOne(
                from(CENTRE, "9").underProtection().profile(able("welding")).on(3));

        takeIn(hers);

        assertThat(skills(hers)).containsExactly("sewing");
        recordOne(from(SOCIAL, "1").underProtection().profile(able("cooking")).on(21));
        assertThat(skills(hers)).as("the mistake again").containsExactly("sewing");
        assertThat(count("select count(*) from rectified_fact")).isZero();
    }

    @Test
    void where_something_newer_was_told_a_record_that_is_taken_in_brings_no_value() {
        Recorded hers = recordOne(
                from(CENTRE, "9").underProtection().profile(able("welding")).on(20));

        takeIn(hers);

        assertThat(skills(hers)).containsExactly("welding");
    }

    private void protect(String skill) {
        recordOne(from(SOCIAL, "1").underProtection().profile(able(skill)).on(20));
        TestDatabase.follow(SOCIAL, "anna");
    }

    private void takeIn(Recorded hers) {
        TestDatabase.follow(CENTRE, "anna");
        TakingIn taking = new TakingIn(
                TestDatabase.client(),
                TestDatabase.template(),
                TestDatabase.vault(),
                TestDatabase.protectedRecords(),
                TestDatabase.protectedPeople(),
                List.of(),
                Drafts.worklist(),
                Drafts.CLOCK);
        Boolean taken = TestDatabase.transaction().execute(tx -> taking.takeIn(code(hers), code(her), ANNA));
        assertThat(taken).isTrue();
    }

    private static String code(Recorded person) {
        return Drafts.beneficiaries().code(person.beneficiary());
    }

    private Iterable<String> skills(Recorded person) {
        return rectifications
                .open(code(person), ANNA, person.beneficiary())
                .orElseThrow()
                .profile()
                .skills();
    }

    private static List<String> kept() {
        return TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql("select field from rectified_before")
                .query(String.class)
                .list());
    }

    private static long count(String sql) {
        return TestDatabase.client().sql(sql).query(Long.class).single();
    }
}

package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.FORM;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.beneficiary.Someone.named;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.vocabulary.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Someone ELENA_VERDI = named("Elena", "Verdi").born("1985-08-01");
    private static final OperatorCaller OPERATOR = new OperatorCaller("anna");

    private final PossibleDuplicates duplicates = Duplicates.room();

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void twoServicesThatTellOfTheSameNamesAndBirthAreAskedAboutAndNeverMerged() {
        Recorded one = told(SOCIAL, "1", ELENA_VERDI, 1);
        Recorded other = told(HEALTH, "9", named("VERDI", "Elèna").born("1985-08-01"), 1);

        assertThat(other.verdict()).isEqualTo(Verdict.RECORDED);
        assertThat(other.beneficiary()).isNotEqualTo(one.beneficiary());
        assertThat(duplicates.waiting(10))
                .containsExactly(new PossibleDuplicates.Asked(
                        code(one), code(other), List.of(Likeness.SAME_NAME_AND_BIRTH), true));
    }

    @Test
    void aTaxCodeTypedIntoTheFormIsAskedAboutWhicheverCameFirst() {
        told(SOCIAL, "1", ELENA_VERDI.taxCode(ELENA), 1);
        recordOne(from(FORM, "f1")
                .identity(named("Altro", "Nome").taxCode(ELENA).known())
                .selfEnrolled());
        Duplicates.compare();

        assertThat(duplicates.waiting(10))
                .singleElement()
                .extracting(PossibleDuplicates.Asked::reasons)
                .isEqualTo(List.of(Likeness.SAME_TAX_CODE));
    }

    @Test
    void whoIsAlikeNoMoreIsAskedAboutNoMore() {
        told(SOCIAL, "1", ELENA_VERDI, 1);
        told(HEALTH, "9", ELENA_VERDI, 1);
        assertThat(duplicates.waiting()).isEqualTo(1);

        told(HEALTH, "9", named("Elena", "Verdi").born("1991-02-03"), 2);

        assertThat(duplicates.waiting()).isZero();
    }

    @Test
    void twoPeopleAreNotAskedAboutAgainUntilAReasonIsNew() {
        told(SOCIAL, "1", ELENA_VERDI, 1);
        told(HEALTH, "9", ELENA_VERDI, 1);
        assertThat(duplicates.different(duplicates.waiting(1).get(0), OPERATOR)).isTrue();

        told(HEALTH, "9", ELENA_VERDI.email("altra@posta.example"), 2);
        assertThat(duplicates.waiting()).isZero();

        told(SOCIAL, "1", ELENA_VERDI.email("altra@posta.example"), 3);
        assertThat(duplicates.waiting(10))
                .singleElement()
                .extracting(PossibleDuplicates.Asked::reasons)
                .isEqualTo(List.of(Likeness.SAME_NAME_AND_BIRTH, Likeness.SAME_EMAIL_AND_FIRST_NAME));
    }

    @Test
    @Tag("P9")
    void protectedPeopleNeverTakePartAndWhoComesUnderProtectionLeavesNoTrace() {
        told(SOCIAL, "1", ELENA_VERDI, 1);
        told(HEALTH, "9", ELENA_VERDI, 1);
        duplicates.open(duplicates.waiting(1).get(0), OPERATOR);

        Recorded hidden = recordOne(from(HEALTH, "9").underProtection().on(2));

        assertThat(rowsOf("possible_duplicate", "one, other", hidden)).isZero();
        assertThat(rowsOf("duplicate_decision", "one, other", hidden)).isZero();
        assertThat(rowsOf("comparison_key", "beneficiary, 0", hidden)).isZero();
        Duplicates.compare();
        told(SOCIAL, "1", ELENA_VERDI.phone("+393331234567"), 3);
        assertThat(duplicates.waiting()).isZero();
        assertThat(rowsOf("comparison_key", "beneficiary, 0", hidden)).isZero();
    }

    @Test
    void whoLooksIsLogged() {
        told(SOCIAL, "1", ELENA_VERDI, 1);
        told(HEALTH, "9", ELENA_VERDI, 1);

        List<Identity.Known> both = duplicates.open(duplicates.waiting(1).get(0), OPERATOR);

        assertThat(both).containsExactly(ELENA_VERDI.known(), ELENA_VERDI.known());
        assertThat(TestDatabase.client()
                        .sql("select decision || ' ' || decided_by from duplicate_decision")
                        .query(String.class)
                        .list())
                .containsExactly("OPENED operator:anna");
    }

    @Test
    @Tag("P16")
    void whom_a_question_comes_up_about_and_falls_away_is_a_row_for_each_of_the_two_and_no_other_comparison_is() {
        Recorded one = told(SOCIAL, "1", ELENA_VERDI, 1);
        told(SOCIAL, "3", named("Rosa", "Bianchi").born("1979-02-03"), 1);
        assertThat(audited()).isEmpty();

        Recorded other = told(HEALTH, "9", ELENA_VERDI, 1);
        List<String> found = List.of("duplicate.found " + code(one), "duplicate.found " + code(other));
        assertThat(audited()).containsExactlyElementsOf(found);
        assertThat(TestDatabase.client()
                        .sql("select bool_and(a.xmin::text = d.xmin::text) from audit a, possible_duplicate d")
                        .query(Boolean.class)
                        .single())
                .as("written by one transaction")
                .isTrue();

        Duplicates.compare();
        assertThat(audited()).as("nothing new").containsExactlyElementsOf(found);

        told(HEALTH, "9", named("Elena", "Verdi").born("1991-02-03"), 2);
        assertThat(audited().subList(2, 4))
                .containsExactly("duplicate.lapsed " + code(one), "duplicate.lapsed " + code(other));
        assertThat(audited()).hasSize(4);
    }

    private static List<String> audited() {
        return TestDatabase.client()
                .sql("select what || ' ' || about from audit where who = 'hub:comparison' order by id")
                .query(String.class)
                .list();
    }

    private static Recorded told(String partner, String number, Someone her, int day) {
        Recorded recorded =
                recordOne(from(partner, number).identity(her.known()).on(day));
        Duplicates.compare();
        return recorded;
    }

    private static String code(Recorded recorded) {
        return Drafts.beneficiaries().code(recorded.beneficiary());
    }

    private static int rowsOf(String table, String columns, Recorded person) {
        return TestDatabase.client()
                .sql("select count(*) from " + table + " where ? in (" + columns + ")")
                .param(person.beneficiary())
                .query(Integer.class)
                .single();
    }
}

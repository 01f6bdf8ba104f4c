package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SAFETY P4, timing class: whoever does not follow her causes by a protected person's code the same statements, in the same
 * order, as by a code of nobody.
 */
@Tag("P4")
class P04TimingTest {
    private Visitor other;

    @BeforeEach
    void somebody_asks_who_does_not_follow_her() {
        SampleStory story = SampleStory.told();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        TestOperators.make("altra", Role.OPERATOR);
        other = new Visitor();
        other.signIn("altra", TestOperators.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/persone/%s",
                "/console/persone/%s/diritti",
                "/console/persone/%s/diritti/cancellazione?motivo=OBJECTION",
                "/console/protette/%s"
            })
    void a_page_of_her_code(String page) {
        same(page, one("select code from beneficiary where is_protected"), "B-0000-0000");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_page_of_her_code_for_each_role_alone(Role role) {
        TestOperators.make("sola", role);
        other = new Visitor();
        other.signIn("sola", TestOperators.PASSWORD);
        String hers = one("select code from beneficiary where is_protected");

        same("/console/persone/%s", hers, "B-0000-0000");
        same("/console/persone/%s/diritti", hers, "B-0000-0000");
        same("/console/protette/%s", hers, "B-0000-0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/proposte/%s/consenso", "/console/esiti/nuovo?su=%s"})
    void a_page_of_her_proposal(String page) {
        same(page, one("select code from proposal where of_protected"), "M-0000-0000");
    }

    @Test
    void a_page_of_her_referral() {
        String hers =
                one("select r.code from referral r join beneficiary b on b.id = r.beneficiary where b.is_protected");
        same("/console/esiti/nuovo?su=%s", hers, "R-0000-0000");
    }

    @Test
    void deciding_on_her_proposal_and_serving_her_rights() {
        String proposal = one("select code from proposal where of_protected");
        String person = one("select code from beneficiary where is_protected");
        for (String act : new String[] {"accetta", "centro", "consenso/revoca"}) {
            samePosted("/console/proposte/%s/" + act, proposal, "M-0000-0000");
        }
        for (String act : new String[] {"dati.json", "dati.pdf", "rettifica", "limita", "riprendi", "conserva"}) {
            samePosted("/console/persone/%s/diritti/" + act, person, "B-0000-0000");
        }
        samePosted("/console/persone/%s/precedenti", person, "B-0000-0000");
    }

    private void same(String page, String hers, String nobodys) {
        other.get(page.formatted(nobodys));
        var byNobodys = HeardStatements.during(() -> other.get(page.formatted(nobodys)));
        var byHers = HeardStatements.during(() -> other.get(page.formatted(hers)));

        assertThat(byHers).as(page).isNotEmpty().isEqualTo(byNobodys);
    }

    private void samePosted(String page, String hers, String nobodys) {
        other.get("/console/proposte");
        other.post(page.formatted(nobodys));
        other.get("/console/proposte");
        var byNobodys = HeardStatements.during(() -> other.post(page.formatted(nobodys)));
        other.get("/console/proposte");
        var byHers = HeardStatements.during(() -> other.post(page.formatted(hers)));

        assertThat(byHers).as(page).isNotEmpty().isEqualTo(byNobodys);
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

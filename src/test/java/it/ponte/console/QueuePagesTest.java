package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose people the first page and the lists show, and who takes on whom. */
class QueuePagesTest {
    private Visitor anna;
    private Visitor supervisor;

    @BeforeEach
    void three_people_two_proposals_and_two_accounts() {
        SampleStory.told();
        TestOperators.make("anna.rossi", Role.OPERATOR);
        TestOperators.make("capo", Role.SUPERVISOR);
        anna = signedIn("anna.rossi");
        supervisor = signedIn("capo");
    }

    @Test
    void taken_on_she_is_mine_on_the_first_page_and_in_the_lists_behind_it() {
        String her =
                one("select b.code from proposal p join beneficiary b on b.id = p.beneficiary order by p.id limit 1");
        assertThat(anna.get("/console").body()).contains("0 tue").contains("3 di nessuno");
        anna.get("/console/persone/" + her);

        assertThat(anna.post("/console/persone/" + her + "/incarico").body())
                .contains("Da ora la segui tu")
                .contains("La segue anna.rossi");

        assertThat(anna.get("/console").body())
                .contains("1 tue")
                .contains("2 di nessuno")
                .contains("la prima dal");
        assertThat(anna.get("/console/persone?di=mie").body()).contains(her);
        assertThat(anna.get("/console/persone?di=nessuno").body()).doesNotContain(her);
        assertThat(anna.get("/console/proposte?di=mie").body()).contains(her);
        assertThat(anna.get("/console/proposte?di=nessuno").body()).doesNotContain(her);
        assertThat(supervisor.get("/console/persone?di=mie").body()).doesNotContain(her);
        assertThat(supervisor.get("/console/persone").body()).contains(her).contains("anna.rossi");
        assertThat(audited()).isEqualTo("queue.taken " + her + " operator:anna.rossi");
    }

    @Test
    void a_supervisor_gives_her_away_and_an_operator_finds_no_way_to() {
        String her = one("select code from beneficiary order by id limit 1");
        assertThat(anna.get("/console/persone/" + her).body()).doesNotContain("/incarico/affida");
        assertThat(anna.post("/console/persone/" + her + "/incarico/affida", "a", "anna.rossi")
                        .statusCode())
                .isEqualTo(404);

        supervisor.get("/console/persone/" + her);
        assertThat(supervisor
                        .post("/console/persone/" + her + "/incarico/affida", "a", "anna.rossi")
                        .body())
                .contains("La segue anna.rossi");
        anna.get("/console/persone/" + her);
        assertThat(anna.post("/console/persone/" + her + "/incarico/lascia").body())
                .contains("Nessuno la segue");
    }

    @Test
    void a_queue_handed_over_moves_its_people_and_the_page_says_that_protected_ones_stay() {
        String her = one("select code from beneficiary order by id limit 1");
        anna.get("/console/persone/" + her);
        anna.post("/console/persone/" + her + "/incarico");
        assertThat(supervisor.get("/console/operatori/anna.rossi").body())
                .contains("Le persone protette non passano con la coda")
                .contains("href=\"/console/protette\"");

        assertThat(supervisor
                        .post("/console/operatori/anna.rossi/consegna", "a", "capo")
                        .body())
                .contains("Persone passate: 1");
        assertThat(one("select what || ' ' || about || ' ' || who from audit where what = 'queue.given'"))
                .isEqualTo("queue.given " + her + " operator:capo");
        assertThat(supervisor.get("/console/persone?di=mie").body()).contains(her);
        assertThat(anna.get("/console/persone?di=mie").body()).doesNotContain(her);
        supervisor.get("/console/operatori/anna.rossi");
        supervisor.post("/console/operatori/anna.rossi/consegna/togli");
        assertThat(anna.get("/console/persone?di=mie").body()).contains(her);
    }

    @Test
    void a_queue_is_not_handed_to_whoever_may_not_work_with_people() {
        TestOperators.make("controlla", Role.AUDITOR);
        supervisor.get("/console/operatori/anna.rossi");

        assertThat(supervisor
                        .post("/console/operatori/anna.rossi/consegna", "a", "controlla")
                        .body())
                .contains("Non si può");
    }

    private static String audited() {
        return one(
                "select what || ' ' || about || ' ' || who from audit where what like 'queue.%' order by id desc limit 1");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }

    private static Visitor signedIn(String name) {
        Visitor visitor = new Visitor();
        visitor.signIn(name, TestOperators.PASSWORD);
        return visitor;
    }
}

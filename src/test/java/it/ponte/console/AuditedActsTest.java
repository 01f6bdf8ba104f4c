package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators do on the pages, as it stands in the audit. */
@Tag("P16")
class AuditedActsTest {
    private Visitor operator;
    private SampleStory story;

    @BeforeEach
    void aStory() {
        PagesUnderTest.started();
        story = SampleStory.told();
        operator = Visitor.operator();
    }

    @Test
    void whoSignsInAndWhoTriesInVainStandsThereAndNoMistypedName() {
        new Visitor().signIn("operatrice", "sbagliata-del-tutto");
        new Visitor().signIn("la-mia-password-segreta", "x");

        assertThat(rows("sign-in.done")).containsExactly("operator:operatrice ");
        assertThat(rows("sign-in.failed")).containsExactly("operator:operatrice ", "operator:? ");
    }

    @Test
    void openingAPersonStandsThereAndOneThatDoesNotExistDoesNot() {
        String code = one("select code from beneficiary order by id limit 1");

        operator.get("/console/persone/" + code);
        operator.get("/console/persone/B-0000-0000");

        assertThat(rows("beneficiary.opened")).containsExactly("operator:operatrice " + code);
    }

    @Test
    void aListIsOneRowForEachPerson() {
        operator.get("/console/persone");

        assertThat(rows("beneficiary.listed"))
                .hasSize(Integer.parseInt(one("select count(*) from beneficiary where merged_into is null")));
    }

    @Test
    void aDecisionAndItsRowAreOne() {
        String code = SampleStory.undecided().get(0).code();
        operator.get("/console/proposte");

        operator.post("/console/proposte/" + code + "/accetta");
        operator.post("/console/proposte/M-0000-0000/accetta");

        assertThat(rows("proposal.accepted")).containsExactly("operator:operatrice " + code);
        assertThat(one("select (a.xmin::text = p.xmin::text)::text from audit a, proposal p"
                        + " where a.what = 'proposal.accepted' and p.code = a.about"))
                .as("written by one transaction")
                .isEqualTo("true");
    }

    @Test
    void aProtectedPersonsProposalStandsThereHidden() {
        story.protectedPerson("rif-9");
        story.settle();
        String code = one("select code from beneficiary where is_protected");

        operator.get("/console/proposte");

        assertThat(rows("proposal.listed")).anyMatch(row -> row.contains("#")).noneMatch(row -> row.contains(code));
    }

    @Test
    void aListOfPeopleIsNotedWithItsReasonAndEverybodyInIt() {
        operator.get("/console/persone/esporta?lang=it");
        String page = operator.post("/console/persone/esporta", "motivo", "Verifica con la Regione", "finanziatore", "")
                .body();
        assertThat(page).contains("Elenco pronto").doesNotContain("Verifica con la Regione");
        assertThat(rows("people.exported")).as("nobody left yet").isEmpty();

        assertThat(operator.download("/console/persone/esporta/file")).startsWith('P', 'K');

        assertThat(operator.get("/console/persone/esporta").body())
                .contains("Elenchi preparati", "Verifica con la Regione");
        assertThat(rows("people.exported"))
                .containsExactly("operator:operatrice " + one("select id::text from people_export"));
        assertThat(rows("beneficiary.exported"))
                .isNotEmpty()
                .hasSize(Integer.parseInt(one("select people::text from people_export")));
        assertThat(operator.post("/console/persone/esporta/file").statusCode())
                .as("it is taken once")
                .isEqualTo(404);
    }

    @Test
    void rolesAndAbsencesStandThere() {
        TestOperators.make("anna", it.ponte.access.Role.OPERATOR);
        operator.get("/console/operatori/anna");
        operator.post("/console/operatori/anna/ruoli", "ruoli", "SUPERVISOR");
        operator.get("/console/operatori/anna");
        operator.post("/console/operatori/anna/consegna", "a", "operatrice");
        operator.post("/console/operatori/anna/consegna", "a", "nessuna");

        assertThat(rows("role.given")).containsExactly("operator:operatrice anna SUPERVISOR");
        assertThat(rows("role.taken")).containsExactly("operator:operatrice anna OPERATOR");
        assertThat(rows("queue.handed-over")).containsExactly("operator:operatrice anna");
    }

    @Test
    void whatIsHandedOverToAPersonCountsAsOpened() {
        String code = one("select code from beneficiary where not is_protected order by id limit 1");
        operator.get("/console/persone/" + code + "/diritti");
        operator.post("/console/persone/" + code + "/diritti/dati.json");

        assertThat(rows("rights.read")).containsExactly("operator:operatrice " + code);
        assertThat(rows("rights.opened")).containsExactly("operator:operatrice " + code);
    }

    private static List<String> rows(String what) {
        return TestDatabase.client()
                .sql("select who || ' ' || about from audit where what = ? order by id")
                .param(what)
                .query(String.class)
                .list();
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

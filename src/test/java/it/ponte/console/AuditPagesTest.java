package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.AuditAlerts;
import it.ponte.access.AuditSealer;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registro: the auditor's page. */
class AuditPagesTest {
    private Visitor auditor;
    private String code;

    @BeforeEach
    void somebodyWasOpened() {
        PagesUnderTest.started();
        SampleStory.told();
        PagesUnderTest.bean(Roles.class).give("operatrice", Role.AUDITOR, "hub");
        auditor = Visitor.operator();
        code = TestDatabase.client()
                .sql("select code from beneficiary order by id limit 1")
                .query(String.class)
                .single();
        auditor.get("/console/persone/" + code);
    }

    @Test
    void itShowsWhoDidWhatByCodesAndHowFarItIsSealed() {
        PagesUnderTest.bean(AuditSealer.class).seal();

        String page = auditor.get("/console/audit").body();

        assertThat(page)
                .contains("Registro", "operator:operatrice", "beneficiary.opened", code, "sign-in.done")
                .contains("Una riga da sigillare.", "ultimo sigillo");
    }

    @Test
    void itIsNarrowedDownByWhoWordCodeAndDay() {
        assertThat(auditor.get("/console/audit?chi=operatrice&che=beneficiary.opened&su=" + code)
                        .body())
                .contains("<code>beneficiary.opened</code>")
                .doesNotContain("<code>sign-in.done</code>");
        assertThat(auditor.get("/console/audit?chi=nessuno").body()).contains("Nessuna riga corrisponde.");
        assertThat(auditor.get("/console/audit?giorno=2020-01-01").body()).contains("Nessuna riga corrisponde.");
    }

    @Test
    void whoLooksAtTheAuditStandsInIt() {
        auditor.get("/console/audit?su=" + code);

        assertThat(TestDatabase.client()
                        .sql("select who || ' ' || about from audit where what = 'audit.read'")
                        .query(String.class)
                        .list())
                .containsExactly("operator:operatrice " + code);
    }

    @Test
    void whatWasAskedForIsKeptWhereItIsACodeAndNeverAsItWasTyped() {
        auditor.get("/console/audit?su=Zenobia%20Quartarocca");

        assertThat(TestDatabase.client()
                        .sql("select about from audit where what = 'audit.read'")
                        .query(String.class)
                        .list())
                .containsExactly("?");
    }

    @Test
    void anAlertStandsThereAndOnTheFirstPage() {
        PagesUnderTest.bean(AuditAlerts.class).raise(AuditAlerts.Kind.MANY_PEOPLE, "operator:operatrice");

        assertThat(auditor.get("/console/audit").body()).contains("molte persone diverse aperte in un&#39;ora");
        assertThat(auditor.get("/console").body())
                .containsPattern("is-red\" href=\"/console/audit\"><strong>1</strong><span>avvisi dal registro");
    }

    @Test
    void whoIsNotSignedInIsAskedToSignIn() {
        assertThat(new Visitor().get("/console/audit").body()).contains("name=\"password\"");
    }
}

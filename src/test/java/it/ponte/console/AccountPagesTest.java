package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Absences;
import it.ponte.access.Accounts;
import it.ponte.access.Accounts.Account;
import it.ponte.access.AuditAlerts;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.SecondFactor;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.vocabulary.ItalianTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountPagesTest {
    private static final String ANNA = "/console/operatori/anna.rossi";
    private static final Pattern SECRET = Pattern.compile("<p class=\"ponte-code\"><code>([^<]+)</code>");

    private Visitor administrator;

    @BeforeEach
    void an_administrator_looks_at_an_operator() {
        TestOperators.onlyOne();
        TestOperators.make("amministra", Role.ADMINISTRATOR);
        TestOperators.make("anna.rossi", Role.OPERATOR);
        administrator = signedIn("amministra");
        administrator.get(ANNA);
    }

    @Test
    void an_account_is_made_with_its_roles() {
        administrator.get("/console/operatori");
        administrator.post("/console/operatori", "nome", "bea.verdi", "ruoli", "AUDITOR", "ruoli", "REGINA");

        assertThat(account("bea.verdi").roles()).containsExactly(Role.AUDITOR);
    }

    @Test
    void the_boxes_give_and_take() {
        assertThat(administrator
                        .post(ANNA + "/ruoli", "ruoli", "SUPERVISOR", "ruoli", "AUDITOR")
                        .body())
                .contains("I ruoli sono stati salvati");

        assertThat(account("anna.rossi").roles()).isEqualTo(Set.of(Role.SUPERVISOR, Role.AUDITOR));
        assertThat(PagesUnderTest.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("select distinct given_by from operator_role where operator = 'anna.rossi'")
                        .query(String.class)
                        .single())
                .isEqualTo("operator:amministra");
        administrator.post(ANNA + "/ruoli");
        assertThat(account("anna.rossi").roles()).isEmpty();
    }

    @Test
    void whoever_administers_alone_keeps_that() {
        String alone = "/console/operatori/amministra";
        administrator.post("/console/operatori/operatrice/ruoli", "ruoli", "OPERATOR");
        administrator.get(alone);

        assertThat(administrator.post(alone + "/ruoli", "ruoli", "AUDITOR").body())
                .contains("Nessuno cambia i propri ruoli");
        assertThat(account("amministra").roles()).contains(Role.ADMINISTRATOR);
        assertThat(administrator.post(alone + "/rimuovi").body()).contains("Nessuna modifica per chi");
        assertThat(account("amministra").removedAt()).isNull();
    }

    @Test
    void who_administers_makes_nobody_see_people_and_administer_and_never_herself_anything() {
        assertThat(administrator
                        .post(ANNA + "/ruoli", "ruoli", "OPERATOR", "ruoli", "ADMINISTRATOR")
                        .body())
                .contains("non vede le persone");
        assertThat(account("anna.rossi").roles()).containsExactly(Role.OPERATOR);

        administrator.get(ANNA);
        administrator.post("/console/operatori/amministra/ruoli", "ruoli", "ADMINISTRATOR", "ruoli", "AUDITOR");
        assertThat(account("amministra").roles()).containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void a_role_that_opens_protected_records_counts_once_somebody_else_confirmed_it() {
        administrator.post(ANNA + "/ruoli", "ruoli", "PROTECTED_OPERATOR");
        Visitor anna = signedIn("anna.rossi");
        assertThat(anna.get("/console/persone").statusCode()).isEqualTo(200);
        assertThat(anna.get("/console/protette").statusCode()).isEqualTo(404);
        assertThat(alerts()).containsExactly("ROLE_GIVEN operator:anna.rossi");

        administrator.get(ANNA);
        assertThat(administrator.post(ANNA + "/conferma").body()).contains("deve confermare un");
        assertThat(anna.get("/console/protette").statusCode()).isEqualTo(404);

        TestOperators.make("protegge", Role.DATA_PROTECTION_OFFICER);
        Visitor officer = signedIn("protegge");
        assertThat(officer.get(ANNA).body()).contains("Da confermare").doesNotContain("name=\"sostituta\"");
        assertThat(officer.post(ANNA + "/conferma").body()).contains("Confermato");
        assertThat(anna.get("/console/protette").statusCode()).isEqualTo(200);
        assertThat(officer.post(ANNA + "/conferma").body()).contains("deve confermare un");
    }

    @Test
    void an_account_that_somebody_else_opened_opens_nothing_of_protected_people_until_confirmed() {
        TestOperators.make("segue", Role.PROTECTED_OPERATOR);
        TestOperators.make("coordina", Role.SUPERVISOR);
        for (String name : new String[] {"segue", "coordina"}) {
            administrator.get("/console/operatori/" + name);
            administrator.post("/console/operatori/" + name + "/password");
            PagesUnderTest.bean(Operators.class).changePassword(name, TestOperators.PASSWORD);
            assertThat(signedIn(name).get("/console/protette").statusCode())
                    .as(name)
                    .isEqualTo(404);
        }
        assertThat(alerts())
                .containsExactlyInAnyOrder("ACCOUNT_OPENED operator:segue", "ACCOUNT_OPENED operator:coordina");

        TestOperators.make("altra.amministra", Role.ADMINISTRATOR);
        Visitor second = signedIn("altra.amministra");
        second.get("/console/operatori");
        second.post("/console/operatori/segue/conferma");
        assertThat(signedIn("segue").get("/console/protette").statusCode()).isEqualTo(200);
        assertThat(signedIn("coordina").get("/console/protette").statusCode()).isEqualTo(404);
    }

    @Test
    void a_password_alone_does_not_open_an_account_that_has_a_second_factor() {
        TestOperators.make("segue", Role.PROTECTED_OPERATOR);
        factorOf("segue");
        administrator.get("/console/operatori/segue");
        administrator.post("/console/operatori/segue/password");
        assertThat(account("segue").openedBy()).isNull();

        administrator.get("/console/operatori/segue");
        administrator.post("/console/operatori/segue/secondo-fattore/togli");
        assertThat(account("segue").openedBy()).isEqualTo("operator:amministra");
    }

    @Test
    void when_her_account_is_removed_her_people_pass_to_the_deputy_at_once() {
        SampleStory story = SampleStory.told();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        TestOperators.make("amministra", Role.ADMINISTRATOR);
        TestOperators.make("segue", Role.PROTECTED_OPERATOR);
        String code = TestDatabase.client()
                .sql("select code from beneficiary where is_protected")
                .query(String.class)
                .single();
        PagesUnderTest.bean(ReferenceOperators.class).nameDeputy(code, TestDatabase.follower("operatrice"), "segue");
        administrator = signedIn("amministra");
        administrator.get("/console/operatori");
        administrator.post("/console/operatori/operatrice/rimuovi");

        PagesUnderTest.bean(ReferenceOperators.class).nameDeputy(code, TestDatabase.follower("segue"), "operatrice");
        Visitor deputy = signedIn("segue");
        deputy.get("/console/protette/" + code);
        TestOperators.make("terza", Role.PROTECTED_OPERATOR);
        deputy.post("/console/protette/" + code + "/affida", "a", "terza");
        assertThat(signedIn("terza").get("/console/protette").body()).contains(code);
    }

    @Test
    void the_list_says_when_one_person_may_everything_until_she_gives_something_away() {
        assertThat(administrator.get("/console/operatori").body()).contains("Una persona sola vede le persone");
        administrator.post("/console/operatori/operatrice/ruoli", "ruoli", "OPERATOR");

        assertThat(administrator.get("/console/operatori").body()).doesNotContain("Una persona sola vede le persone");
    }

    @Test
    void whoever_forgot_her_password_gets_another_one_time_password() {
        String page = administrator.post(ANNA + "/password").body();
        Matcher password = SECRET.matcher(page);
        assertThat(password.find()).isTrue();

        assertThat(new Visitor()
                        .signIn("anna.rossi", TestOperators.PASSWORD)
                        .uri()
                        .getPath())
                .isEqualTo("/accesso");
        assertThat(new Visitor().signIn("anna.rossi", password.group(1)).uri().getPath())
                .isEqualTo("/console/password");
    }

    @Test
    void a_lost_telephone_is_forgotten_and_whoever_has_its_session_is_out() {
        Visitor finder = signedIn("anna.rossi");
        String token = PagesUnderTest.bean(Operators.class).newToken("anna.rossi");
        factorOf("anna.rossi");
        administrator.get(ANNA);
        administrator.post(ANNA + "/secondo-fattore/togli");

        assertThat(account("anna.rossi").hasSecondFactor()).isFalse();
        assertThat(PagesUnderTest.bean(SecondFactor.class).recoveryCodesLeft("anna.rossi"))
                .isZero();
        assertThat(finder.get("/console/secondo-fattore").uri().getPath())
                .as("where the finder would set up a factor of his own")
                .isEqualTo("/accesso");
        assertThat(PagesUnderTest.bean(Operators.class).whose(token)).isEmpty();
    }

    @Test
    void a_removed_account_stays_in_the_list_and_can_be_given_nothing() {
        assertThat(administrator.post(ANNA + "/rimuovi").body()).contains("rimosso il");

        assertThat(administrator.get("/console/operatori").body()).contains("anna.rossi");
        assertThat(administrator.post(ANNA + "/ruoli", "ruoli", "OPERATOR").statusCode())
                .isEqualTo(404);
        assertThat(account("anna.rossi").roles()).isEmpty();
        administrator.get("/console/operatori");
        assertThat(administrator
                        .post("/console/operatori", "nome", "anna.rossi")
                        .body())
                .contains("già di qualcuno");
    }

    @Test
    void nobody_gives_roles_to_whoever_comes_from_the_provider() {
        PagesUnderTest.bean(Accounts.class)
                .external("https://accesso.example 7", "carla.neri", Set.of(Role.OPERATOR))
                .orElseThrow();

        assertThat(administrator.get("/console/operatori/carla.neri").body())
                .contains("viene dal gestore delle identità")
                .doesNotContain("name=\"ruoli\"");
        assertThat(administrator
                        .post("/console/operatori/carla.neri/ruoli", "ruoli", "ADMINISTRATOR")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_supervisor_notes_absences_and_hands_queues_over_and_makes_no_accounts() {
        TestOperators.make("capo", Role.SUPERVISOR);
        Visitor supervisor = signedIn("capo");
        LocalDate today = LocalDate.now(ItalianTime.ZONE);
        String page = supervisor.get(ANNA).body();
        assertThat(page)
                .contains("name=\"sostituta\"")
                .doesNotContain("Rimuovi")
                .doesNotContain("name=\"ruoli\"");

        assertThat(supervisor
                        .post(ANNA + "/assenze", "dal", "" + today, "al", "" + today.plusDays(7), "sostituta", "capo")
                        .body())
                .contains("sostituisce capo");
        assertThat(supervisor.get("/console/profilo").body()).contains("anna.rossi");
        supervisor.get(ANNA);
        long absence = absences().notOver().get(0).id();
        supervisor.post(ANNA + "/assenze/" + absence + "/togli");
        assertThat(absences().notOver()).isEmpty();

        assertThat(supervisor.post(ANNA + "/consegna", "a", "capo").body()).contains("La coda di anna.rossi è di capo");
        supervisor.post(ANNA + "/consegna/togli");
        assertThat(absences().handOvers()).isEmpty();
        assertThat(supervisor
                        .post(ANNA + "/assenze", "dal", "domani", "al", "mai", "sostituta", "capo")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_name_that_is_nobodys_answers_as_not_existing() {
        assertThat(administrator.get("/console/operatori/nessuno").statusCode()).isEqualTo(404);
        administrator.get(ANNA);
        assertThat(administrator.post("/console/operatori/nessuno/password").statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_operators_page_shows_no_secret_of_hers() {
        String token = PagesUnderTest.bean(Operators.class).newToken("anna.rossi");

        assertThat(administrator.get(ANNA).body()).doesNotContain(token).doesNotContain("argon2");
    }

    private static void factorOf(String name) {
        SecondFactor factor = PagesUnderTest.bean(SecondFactor.class);
        String secret = factor.offer(name).secret();
        String code = new com.bastiaanjansen.otp.TOTPGenerator.Builder(secret)
                .build()
                .at(PagesUnderTest.bean(MovingClock.class).instant());
        factor.setUp(name, secret, code).orElseThrow();
    }

    private static List<String> alerts() {
        return PagesUnderTest.bean(AuditAlerts.class).since(Instant.EPOCH, 10).stream()
                .map(alert -> alert.kind() + " " + alert.account())
                .toList();
    }

    private static Visitor signedIn(String name) {
        Visitor visitor = new Visitor();
        visitor.signIn(name, TestOperators.PASSWORD);
        return visitor;
    }

    private static Account account(String name) {
        return PagesUnderTest.bean(Accounts.class).all().stream()
                .filter(account -> account.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static Absences absences() {
        return PagesUnderTest.bean(Absences.class);
    }
}

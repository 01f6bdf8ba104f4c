package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Absences;
import it.ponte.access.Accounts;
import it.ponte.access.Accounts.Account;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.SecondFactor;
import java.time.LocalDate;
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
                .contains("Nessuna modifica per chi");
        assertThat(account("amministra").roles()).contains(Role.ADMINISTRATOR);
        assertThat(administrator.post(alone + "/rimuovi").body()).contains("Nessuna modifica per chi");
        assertThat(account("amministra").removedAt()).isNull();
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
    void a_lost_telephone_is_forgotten() {
        SecondFactor factor = PagesUnderTest.bean(SecondFactor.class);
        String secret = factor.offer("anna.rossi").secret();
        String code = new com.bastiaanjansen.otp.TOTPGenerator.Builder(secret)
                .build()
                .at(PagesUnderTest.bean(MovingClock.class).instant());
        factor.setUp("anna.rossi", secret, code).orElseThrow();
        administrator.get(ANNA);
        administrator.post(ANNA + "/secondo-fattore/togli");

        assertThat(account("anna.rossi").hasSecondFactor()).isFalse();
        assertThat(factor.recoveryCodesLeft("anna.rossi")).isZero();
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
        LocalDate today = LocalDate.now();
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

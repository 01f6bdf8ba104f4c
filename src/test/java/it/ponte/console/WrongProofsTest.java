package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.AuditAlerts;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wrong password is a wrong password wherever it is typed: it is audited, counts, and five lock the name. */
class WrongProofsTest {
    private static final String WRONG = "un'altra parola, tutta sbagliata";

    private Visitor operator;
    private String protectedCode;
    private String ordinaryCode;

    /** Where an operator who is signed in proves once more who she is. */
    enum Where {
        PASSWORD,
        EMERGENCY,
        LIFTING,
        ERASURE
    }

    @BeforeEach
    void an_operator_who_follows_a_protected_person() {
        SampleStory story = SampleStory.told();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        protectedCode = one("select code from beneficiary where is_protected");
        ordinaryCode = one("select code from beneficiary where not is_protected order by id limit 1");
        operator = Visitor.operator();
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void each_is_a_row_of_the_audit_and_the_act_is_not_done(Where where) {
        prove(where, WRONG);

        assertThat(failed()).isEqualTo("1");
        assertThat(one("select count(*)::text from beneficiary where forgotten_at is not null or is_protected"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void five_lock_the_name_there_and_at_the_door_and_raise_an_alert(Where where) {
        for (int i = 0; i < 5; i++) {
            prove(where, WRONG);
        }

        prove(where, TestOperators.PASSWORD);
        assertThat(failed()).as("not even the right one proves anything").isEqualTo("6");
        assertThat(new Visitor()
                        .signIn("operatrice", TestOperators.PASSWORD)
                        .uri()
                        .getPath())
                .isEqualTo("/accesso");
        PagesUnderTest.bean(AuditAlerts.class).watch();
        assertThat(one("select kind || ' ' || account from audit_alert"))
                .isEqualTo("FAILED_SIGN_INS operator:operatrice");
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void the_right_one_is_no_row(Where where) {
        prove(where, TestOperators.PASSWORD);

        assertThat(failed()).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void whoever_finds_too_many_waiting_is_told_so_and_nothing_counts(Where where) throws Exception {
        String answer = TakenPlaces.during(
                "operatrice", 7, () -> prove(where, TestOperators.PASSWORD).body());

        assertThat(answer).contains("Troppi accessi nello stesso momento");
        assertThat(failed()).isEqualTo("0");
        assertThat(one("select coalesce(max(tries), 0)::text from sign_in_tries"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void whoever_waits_for_her_turn_keeps_no_transaction_open(Where where) throws Exception {
        CompletableFuture<HttpResponse<String>> act = TakenPlaces.during("altra", 2, () -> {
            CompletableFuture<HttpResponse<String>> begun =
                    CompletableFuture.supplyAsync(() -> prove(where, TestOperators.PASSWORD));
            Thread.sleep(1500);
            assertThat(begun).isNotDone();
            assertThat(openTransactions()).isEqualTo("0");
            return begun;
        });

        assertThat(act.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    private static String openTransactions() {
        return one(
                """
                select count(*)::text from pg_stat_activity
                where state = 'idle in transaction' and state_change < clock_timestamp() - interval '0.5 s'
                """);
    }

    @Test
    void a_password_beside_a_reason_that_no_operator_may_give_is_not_even_looked_at() {
        operator.get("/console/proposte");
        HttpResponse<String> answer = operator.post(
                erasure(), "motivo", "TIME_OVER", "conferma", ordinaryCode, "password", WRONG, "fattore", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(one("select coalesce(max(tries), 0)::text from sign_in_tries"))
                .isEqualTo("0");
    }

    private HttpResponse<String> prove(Where where, String password) {
        operator.get("/console/proposte");
        return switch (where) {
            case PASSWORD ->
                operator.post(
                        "/console/password",
                        "attuale",
                        password,
                        "nuova",
                        "una parola nuova e lunga",
                        "ripetuta",
                        "una parola nuova e lunga");
            case EMERGENCY ->
                operator.post(
                        "/console/protette/emergenza",
                        "codice",
                        protectedCode,
                        "motivo",
                        "Il centro ha telefonato: colloquio anticipato",
                        "password",
                        password);
            case LIFTING ->
                operator.post(
                        "/console/protette/" + protectedCode + "/revoca-protezione",
                        "detto",
                        "La responsabile del centro, al telefono",
                        "giorno",
                        "2026-01-07",
                        "accordo",
                        "true",
                        "password",
                        password);
            case ERASURE ->
                operator.post(erasure(), "motivo", "OBJECTION", "conferma", ordinaryCode, "password", password);
        };
    }

    private String erasure() {
        return "/console/persone/" + ordinaryCode + "/diritti/cancellazione";
    }

    private static String failed() {
        return one("select count(*)::text from audit where what = 'sign-in.failed' and who = 'operator:operatrice'");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

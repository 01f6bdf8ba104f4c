package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Accounts;
import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorPagesTest {
    private static final String PATH = "/console/operatori";
    private static final String OWN = "/console/profilo";
    private static final Pattern SECRET = Pattern.compile("<p class=\"ponte-code\"><code>([^<]+)</code>");

    private Visitor operator;

    @BeforeEach
    void one_operator_is_signed_in() {
        TestOperators.onlyOne();
        operator = Visitor.operator();
        operator.get(PATH);
    }

    @Test
    void a_second_operator_is_made_and_signs_in_with_her_one_time_password() {
        String page = operator.post(PATH, "nome", "anna.rossi").body();
        String password = secret(page);

        assertThat(operator.get(PATH).body())
                .as("shown once")
                .contains("anna.rossi")
                .contains("provvisoria")
                .doesNotContain(password);
        assertThat(new Visitor().signIn("anna.rossi", password).uri().getPath()).isEqualTo("/console/password");
    }

    @Test
    void a_name_that_is_taken_or_no_name_makes_nothing() {
        assertThat(operator.post(PATH, "nome", "operatrice").body()).contains("già di qualcuno");
        for (String wrong : new String[] {"", "ab", "a".repeat(41), "Anna", "anna rossi", "anna<b>"}) {
            assertThat(operator.post(PATH, "nome", wrong).body()).as(wrong).contains("deve avere da 3 a 40 caratteri");
        }
        assertThat(accounts().all()).hasSize(1);
    }

    @Test
    void an_operators_own_token_is_shown_once_and_renewed() {
        String first = secret(operator.post(OWN + "/token").body());
        assertThat(operators().whose(first)).map(Operator::name).contains("operatrice");
        assertThat(operator.get(OWN).body()).contains("Crea un token nuovo").doesNotContain(first);

        String second = secret(operator.post(OWN + "/token").body());
        assertThat(operators().whose(second)).isPresent();
        assertThat(operators().whose(first)).as("the old one").isEmpty();
    }

    @Test
    void without_the_forms_token_nothing_is_made() {
        assertThat(operator.postBare(PATH, "nome", "anna.rossi").statusCode()).isEqualTo(403);
        assertThat(operator.postBare(OWN + "/token").statusCode()).isEqualTo(403);
        assertThat(accounts().all()).extracting(Accounts.Account::hasToken).containsExactly(false);
    }

    @Test
    void whoever_is_not_signed_in_or_holds_a_one_time_password_sees_nothing() {
        assertThat(new Visitor().get(PATH).uri().getPath()).isEqualTo("/accesso");
        Visitor newcomer = new Visitor();
        newcomer.signIn(
                "anna.rossi", secret(operator.post(PATH, "nome", "anna.rossi").body()));
        assertThat(newcomer.get(PATH).uri().getPath()).isEqualTo("/console/password");
    }

    private static Accounts accounts() {
        return PagesUnderTest.bean(Accounts.class);
    }

    private static Operators operators() {
        return PagesUnderTest.bean(Operators.class);
    }

    private static String secret(String page) {
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).as("a secret on the page").isTrue();
        return secret.group(1);
    }
}

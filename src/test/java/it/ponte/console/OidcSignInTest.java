package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.access.Accounts;
import it.ponte.access.Operators;
import it.ponte.access.Operators.Operator;
import it.ponte.access.Role;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Signing in at an OpenID Connect provider that runs beside the hub, with a browser that keeps cookies. */
class OidcSignInTest {
    private static final String START = "/oauth2/authorization/ponte";
    private static final Map<String, Object> ANNA = Map.of(
            "preferred_username",
            "Anna.Rossi@comune.example",
            "realm_access",
            Map.of("roles", List.of("ponte-lavora")));

    private static IdentityProvider provider;
    private static ConfigurableApplicationContext hub;

    private final Visitor visitor = new Visitor(PagesUnderTest.addressOf(hub));

    @BeforeAll
    static void a_hub_and_its_provider() {
        provider = new IdentityProvider();
        hub = PagesUnderTest.start(
                "--ponte.sign-in.local=false",
                "--ponte.sign-in.oidc.issuer=" + provider.issuer(),
                "--ponte.sign-in.oidc.client-id=" + IdentityProvider.CLIENT,
                "--ponte.sign-in.oidc.client-secret=segreto",
                "--ponte.sign-in.oidc.roles-claim=realm_access.roles",
                "--ponte.sign-in.oidc.roles.ponte-lavora=OPERATOR",
                "--ponte.sign-in.oidc.roles[/ponte/Controllo_1]=AUDITOR",
                "--ponte.sign-in.oidc.roles.ponte-amministra=ADMINISTRATOR");
    }

    @AfterAll
    static void stop() {
        hub.close();
        provider.close();
    }

    @BeforeEach
    void nobody_was_here() {
        TestOperators.onlyOne();
    }

    @Test
    void the_first_sign_in_makes_an_account_with_the_roles_that_the_provider_says() {
        provider.nextIs("1234", ANNA);

        assertThat(signIn(UnaryOperator.identity())).isEqualTo("/console");
        Operator anna = operators().find("anna.rossi").orElseThrow();
        assertThat(anna.roles()).isEqualTo(Set.of(Role.OPERATOR));
        assertThat(anna.external()).isTrue();
        assertThat(visitor.get("/console/persone").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/console/operatori").statusCode()).isEqualTo(404);
    }

    @Test
    void she_goes_where_she_wanted_to_go_and_needs_no_second_factor_here() {
        provider.nextIs(
                "9",
                Map.of("preferred_username", "capo", "realm_access", Map.of("roles", List.of("ponte-amministra"))));
        visitor.get("/console/operatori");

        assertThat(signIn(UnaryOperator.identity())).startsWith("/console/operatori");
    }

    @Test
    void a_word_of_the_claim_may_be_written_in_any_way() {
        provider.nextIs("8", with("realm_access", Map.of("roles", List.of("/ponte/Controllo_1"))));
        signIn(UnaryOperator.identity());

        assertThat(operators().find("anna.rossi").orElseThrow().roles()).isEqualTo(Set.of(Role.AUDITOR));
    }

    @Test
    void the_way_to_the_provider_carries_state_nonce_and_a_proof_key() {
        String there = location(step(START));

        assertThat(there)
                .startsWith(provider.issuer())
                .contains("code_challenge_method=S256")
                .containsPattern("[?&]code_challenge=[^&]{43}(&|$)")
                .containsPattern("[?&]state=[^&]{40,}")
                .containsPattern("[?&]nonce=[^&]{40,}");
    }

    @Test
    void whoever_has_no_role_of_ours_gets_in_nowhere_and_leaves_no_account() {
        provider.nextIs("5", Map.of("preferred_username", "ospite", "realm_access", Map.of("roles", List.of("mensa"))));
        assertThat(signIn(UnaryOperator.identity())).isEqualTo("/accesso?rifiutato");
        provider.nextIs("5", Map.of("preferred_username", "ospite"));
        assertThat(signIn(UnaryOperator.identity())).isEqualTo("/accesso?rifiutato");

        assertThat(operators().find("ospite")).isEmpty();
        assertThat(visitor.get("/console").uri().getPath()).isEqualTo("/accesso");
    }

    @Test
    void a_role_that_the_provider_took_is_gone_at_the_next_sign_in() {
        provider.nextIs("1234", ANNA);
        signIn(UnaryOperator.identity());
        Map<String, Object> administrator = new HashMap<>(ANNA);
        administrator.put("realm_access", Map.of("roles", "ponte-amministra"));
        provider.nextIs("1234", administrator);
        new OidcSignInTest().signIn(UnaryOperator.identity());

        assertThat(operators().find("anna.rossi").orElseThrow().roles()).isEqualTo(Set.of(Role.ADMINISTRATOR));
        assertThat(visitor.get("/console/persone").uri().getPath())
                .as("her session from before")
                .isEqualTo("/accesso");
    }

    @Test
    void a_removed_account_stays_out_whatever_the_provider_says() {
        provider.nextIs("1234", ANNA);
        signIn(UnaryOperator.identity());
        hub.getBean(Accounts.class).remove("anna.rossi", TestOperators.ADMINISTRATOR);
        assertThat(visitor.get("/console").uri().getPath()).isEqualTo("/accesso");

        provider.nextIs("1234", ANNA);
        assertThat(signIn(UnaryOperator.identity())).isEqualTo("/accesso?rifiutato");
    }

    @Test
    void nobody_takes_over_an_account_of_ours_by_its_name() {
        provider.nextIs("1", with("preferred_username", "operatrice"));

        assertThat(signIn(UnaryOperator.identity())).isEqualTo("/accesso?rifiutato");
        assertThat(operators().find("operatrice").orElseThrow().external()).isFalse();
    }

    @Test
    void another_audience_another_issuer_a_wrong_nonce_and_an_old_token_are_refused() {
        for (Map<String, Object> claims : List.of(
                with("aud", "un-altro"), with("iss", "https://altrove.example/prova"), with("nonce", "indovinato"))) {
            provider.nextIs("1234", claims);
            assertThat(signIn(UnaryOperator.identity())).as(claims.toString()).isEqualTo("/accesso?rifiutato");
        }
        provider.nextIs("1234", ANNA, -3600);
        assertThat(signIn(UnaryOperator.identity())).as("expired").isEqualTo("/accesso?rifiutato");

        assertThat(operators().find("anna.rossi")).isEmpty();
    }

    @Test
    void a_token_that_nobody_signed_is_refused() {
        String there = location(step(START));
        Matcher nonce = Pattern.compile("[?&]nonce=([^&]+)").matcher(there);
        assertThat(nonce.find()).isTrue();
        String back = location(step(there));
        provider.nextIsUnsigned("1234", nonce.group(1), ANNA);

        assertThat(location(step(back))).endsWith("/accesso?rifiutato");
        assertThat(operators().find("anna.rossi")).isEmpty();
    }

    @Test
    void an_answer_that_this_browser_did_not_ask_for_is_refused() {
        assertThat(signIn(back -> back.replaceFirst("state=[^&]+", "state=altrui")))
                .isEqualTo("/accesso?rifiutato");

        String foreign = location(step(location(step(START))));
        assertThat(location(new Visitor(PagesUnderTest.addressOf(hub)).ask("GET", foreign, "text/plain", "")))
                .endsWith("/accesso?rifiutato");
    }

    @Test
    void nobody_on_the_way_there_or_back_in_vain_has_a_session() {
        assertThat(visitor.cookiesOf(START))
                .anyMatch(cookie -> cookie.startsWith("ponte-on-the-way="))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        assertThat(visitor.cookiesOf("/login/oauth2/code/ponte?code=c&state=altrui"))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void signing_out_here_signs_out_there() {
        provider.nextIs("1234", ANNA);
        signIn(UnaryOperator.identity());
        visitor.get("/console/profilo");

        String there = location(visitor.ask("POST", "/uscita", "application/x-www-form-urlencoded", ""));
        assertThat(there)
                .startsWith(provider.issuer() + "/endsession?")
                .contains("id_token_hint=")
                .contains("post_logout_redirect_uri=");
        assertThat(visitor.get("/console").uri().getPath()).isEqualTo("/accesso");
        assertThat(visitor.get("/accesso").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("form-action 'self' "
                                + URI.create(provider.issuer())
                                        .resolve("/")
                                        .toString()
                                        .replaceAll("/$", "")));
    }

    @Test
    void with_local_sign_in_switched_off_no_password_opens() {
        assertThat(visitor.get("/accesso").body())
                .contains("Accedi con il gestore delle identità")
                .doesNotContain("type=\"password\"");
        assertThat(visitor.post("/accesso", "nome", "operatrice", "password", TestOperators.PASSWORD)
                        .statusCode())
                .isIn(403, 404);
        assertThat(visitor.get("/console").uri().getPath()).isEqualTo("/accesso");
    }

    @Test
    void settings_that_let_nobody_in_or_name_no_role_stop_the_start() {
        assertThatThrownBy(() -> PagesUnderTest.start("--ponte.sign-in.local=false"))
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PagesUnderTest.start(
                        "--ponte.sign-in.oidc.issuer=" + provider.issuer(),
                        "--ponte.sign-in.oidc.client-id=ponte",
                        "--ponte.sign-in.oidc.client-secret=segreto",
                        "--ponte.sign-in.oidc.roles.capi=CAPO"))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    /** Goes to the provider and comes back with what it gave along, changed or not; where she ends. */
    private String signIn(UnaryOperator<String> changed) {
        String back = location(step(location(step(START))));
        URI end = URI.create(location(step(changed.apply(back))));
        return end.getPath() + (end.getQuery() == null ? "" : "?" + end.getQuery()).replace("?continue", "");
    }

    private HttpResponse<String> step(String address) {
        return visitor.ask("GET", address, "text/plain", "");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    private static Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(ANNA);
        claims.put(claim, value);
        return claims;
    }

    private static Operators operators() {
        return hub.getBean(Operators.class);
    }
}

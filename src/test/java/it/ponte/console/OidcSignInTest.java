package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Operators.Operator;
import it.ponte.access.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in at an OpenID Connect provider that runs beside the hub, and signing out. */
class OidcSignInTest {
    private static OidcHub hub;

    private final OidcVisit visit = hub.visit();

    @BeforeAll
    static void a_hub_and_its_provider() {
        hub = new OidcHub();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void nobody_was_here() {
        TestOperators.onlyOne();
    }

    @Test
    void the_first_sign_in_makes_an_account_with_the_roles_that_the_provider_says() {
        hub.provider.nextIs("1234", OidcHub.ANNA);

        assertThat(visit.signIn()).isEqualTo("/console");
        Operator anna = hub.operators().find("anna.rossi").orElseThrow();
        assertThat(anna.roles()).isEqualTo(Set.of(Role.OPERATOR));
        assertThat(anna.external()).isTrue();
        assertThat(visit.visitor.get("/console/persone").statusCode()).isEqualTo(200);
        assertThat(visit.visitor.get("/console/operatori").statusCode()).isEqualTo(404);
    }

    @Test
    void she_goes_where_she_wanted_to_go_and_needs_no_second_factor_here() {
        hub.provider.nextIs(
                "9",
                Map.of("preferred_username", "capo", "realm_access", Map.of("roles", List.of("ponte-amministra"))));
        visit.visitor.get("/console/operatori");

        assertThat(visit.signIn()).startsWith("/console/operatori");
    }

    @Test
    void a_word_of_the_claim_may_be_written_in_any_way() {
        hub.provider.nextIs("8", OidcHub.annaWith("realm_access", Map.of("roles", List.of("/ponte/Controllo_1"))));
        visit.signIn();

        assertThat(hub.operators().find("anna.rossi").orElseThrow().roles()).isEqualTo(Set.of(Role.AUDITOR));
    }

    @Test
    void the_way_to_the_provider_carries_state_nonce_and_a_proof_key() {
        String there = OidcVisit.location(visit.step(OidcVisit.START));

        assertThat(there)
                .startsWith(hub.provider.issuer())
                .contains("code_challenge_method=S256")
                .containsPattern("[?&]code_challenge=[^&]{43}(&|$)")
                .containsPattern("[?&]state=[^&]{40,}")
                .containsPattern("[?&]nonce=[^&]{40,}");
    }

    @Test
    void a_role_that_the_provider_took_is_gone_at_the_next_sign_in() {
        hub.provider.nextIs("1234", OidcHub.ANNA);
        visit.signIn();
        Map<String, Object> administrator = OidcHub.annaWith("realm_access", Map.of("roles", "ponte-amministra"));
        hub.provider.nextIs("1234", administrator);
        hub.visit().signIn();

        assertThat(hub.operators().find("anna.rossi").orElseThrow().roles()).isEqualTo(Set.of(Role.ADMINISTRATOR));
        assertThat(visit.visitor.get("/console/persone").uri().getPath())
                .as("her session from before")
                .isEqualTo("/accesso");
    }

    @Test
    void signing_out_here_signs_out_there() {
        hub.provider.nextIs("1234", OidcHub.ANNA);
        visit.signIn();
        visit.visitor.get("/console/profilo");

        String there =
                OidcVisit.location(visit.visitor.ask("POST", "/uscita", "application/x-www-form-urlencoded", ""));
        assertThat(there)
                .startsWith(hub.provider.issuer() + "/endsession?")
                .contains("id_token_hint=")
                .contains("post_logout_redirect_uri=");
        assertThat(visit.visitor.get("/console").uri().getPath()).isEqualTo("/accesso");
        assertThat(visit.visitor.get("/accesso").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("form-action 'self' "
                                + URI.create(hub.provider.issuer())
                                        .resolve("/")
                                        .toString()
                                        .replaceAll("/$", "")));
    }
}

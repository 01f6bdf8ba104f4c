package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the settings of an OpenID Connect provider open and close. */
class OidcSettingsTest {
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
    void with_local_sign_in_switched_off_no_password_opens() {
        assertThat(visit.visitor.get("/accesso").body())
                .contains("Accedi con il gestore delle identità")
                .doesNotContain("type=\"password\"");
        assertThat(visit.visitor
                        .post("/accesso", "nome", "operatrice", "password", TestOperators.PASSWORD)
                        .statusCode())
                .isIn(403, 404);
        assertThat(visit.visitor.get("/console").uri().getPath()).isEqualTo("/accesso");
    }

    @Test
    void settings_that_let_nobody_in_or_name_no_role_stop_the_start() {
        assertThatThrownBy(() -> PagesUnderTest.start("--ponte.sign-in.local=false"))
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PagesUnderTest.start(
                        "--ponte.sign-in.oidc.issuer=" + hub.provider.issuer(),
                        "--ponte.sign-in.oidc.client-id=ponte",
                        "--ponte.sign-in.oidc.client-secret=segreto",
                        "--ponte.sign-in.oidc.roles.capi=CAPO"))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }
}

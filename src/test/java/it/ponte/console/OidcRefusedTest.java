package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Accounts;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the provider sends and the hub does not let in, and what is wrong with what they bring. */
class OidcRefusedTest {
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
    void whoever_has_no_role_of_ours_gets_in_nowhere_and_leaves_no_account() {
        hub.provider.nextIs(
                "5", Map.of("preferred_username", "ospite", "realm_access", Map.of("roles", List.of("mensa"))));
        assertThat(visit.signIn()).isEqualTo("/accesso?rifiutato");
        hub.provider.nextIs("5", Map.of("preferred_username", "ospite"));
        assertThat(visit.signIn()).isEqualTo("/accesso?rifiutato");

        assertThat(hub.operators().find("ospite")).isEmpty();
        assertThat(visit.visitor.get("/console").uri().getPath()).isEqualTo("/accesso");
    }

    @Test
    void a_removed_account_stays_out_whatever_the_provider_says() {
        hub.provider.nextIs("1234", OidcHub.ANNA);
        visit.signIn();
        hub.bean(Accounts.class).remove("anna.rossi", TestOperators.ADMINISTRATOR);
        assertThat(visit.visitor.get("/console").uri().getPath()).isEqualTo("/accesso");

        hub.provider.nextIs("1234", OidcHub.ANNA);
        assertThat(visit.signIn()).isEqualTo("/accesso?rifiutato");
    }

    @Test
    void nobody_takes_over_an_account_of_ours_by_its_name() {
        hub.provider.nextIs("1", OidcHub.annaWith("preferred_username", "operatrice"));

        assertThat(visit.signIn()).isEqualTo("/accesso?rifiutato");
        assertThat(hub.operators().find("operatrice").orElseThrow().external()).isFalse();
    }

    @Test
    void another_audience_another_issuer_a_wrong_nonce_and_an_old_token_are_refused() {
        for (Map<String, Object> claims : List.of(
                OidcHub.annaWith("aud", "un-altro"),
                OidcHub.annaWith("iss", "https://altrove.example/prova"),
                OidcHub.annaWith("nonce", "indovinato"))) {
            hub.provider.nextIs("1234", claims);
            assertThat(visit.signIn()).as(claims.toString()).isEqualTo("/accesso?rifiutato");
        }
        hub.provider.nextIs("1234", OidcHub.ANNA, -3600);
        assertThat(visit.signIn()).as("expired").isEqualTo("/accesso?rifiutato");

        assertThat(hub.operators().find("anna.rossi")).isEmpty();
    }

    @Test
    void a_token_that_nobody_signed_is_refused() {
        String there = OidcVisit.location(visit.step(OidcVisit.START));
        Matcher nonce = Pattern.compile("[?&]nonce=([^&]+)").matcher(there);
        assertThat(nonce.find()).isTrue();
        String back = OidcVisit.location(visit.step(there));
        hub.provider.nextIsUnsigned("1234", nonce.group(1), OidcHub.ANNA);

        assertThat(OidcVisit.location(visit.step(back))).endsWith("/accesso?rifiutato");
        assertThat(hub.operators().find("anna.rossi")).isEmpty();
    }

    @Test
    void an_answer_that_this_browser_did_not_ask_for_is_refused() {
        assertThat(visit.signIn(back -> back.replaceFirst("state=[^&]+", "state=altrui")))
                .isEqualTo("/accesso?rifiutato");

        String foreign = OidcVisit.location(visit.step(OidcVisit.location(visit.step(OidcVisit.START))));
        assertThat(OidcVisit.location(new Visitor(hub.address()).ask("GET", foreign, "text/plain", "")))
                .endsWith("/accesso?rifiutato");
    }

    @Test
    void nobody_on_the_way_there_or_back_in_vain_has_a_session() {
        assertThat(visit.visitor.cookiesOf(OidcVisit.START))
                .anyMatch(cookie -> cookie.startsWith("ponte-on-the-way="))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        assertThat(visit.visitor.cookiesOf("/login/oauth2/code/ponte?code=c&state=altrui"))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }
}

package it.ponte.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import it.ponte.feedback.LetterSwitch;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private final Visitor visitor = new Visitor();

    @BeforeEach
    void an_operator() {
        TestOperators.onlyOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/arrivi",
                "/console/proposte",
                "/console/persone",
                "/console/offerte",
                "/console/comunicazioni",
                "/console/da-rivedere",
                "/console/esiti/nuovo",
                "/console/password"
            })
    void nobody_sees_the_operators_area_without_signing_in(String path) {
        assertThat(visitor.get(path).uri().getPath()).isEqualTo("/accesso");
    }

    @Test
    void an_operator_goes_where_she_wanted_to_go() {
        visitor.get("/console/offerte");

        assertThat(visitor.post("/accesso", "nome", "operatrice", "password", TestOperators.PASSWORD)
                        .uri()
                        .getPath())
                .isEqualTo("/console/offerte");
    }

    @Test
    void a_wrong_name_and_a_wrong_password_are_answered_alike() {
        String wrongName = visitor.signIn("nessuno", "una password lunga").body();
        String wrongPassword =
                visitor.signIn("operatrice", "una password lunga").body();

        assertThat(wrongName).contains("Nome o password non corretti");
        assertThat(withoutTokens(wrongPassword)).isEqualTo(withoutTokens(wrongName));
    }

    @Test
    void after_five_wrong_passwords_not_even_the_right_one_opens_for_a_quarter_of_an_hour() {
        TestOperators.make("distratta");
        for (int i = 0; i < 5; i++) {
            visitor.signIn("distratta", "sbagliata " + i);
        }

        assertThat(visitor.signIn("distratta", TestOperators.PASSWORD).uri().getPath())
                .isEqualTo("/accesso");
        assertThat(new Visitor()
                        .signIn("operatrice", TestOperators.PASSWORD)
                        .uri()
                        .getPath())
                .isEqualTo("/console");

        PagesUnderTest.bean(MovingClock.class).forward(Duration.ofMinutes(16));
        assertThat(visitor.signIn("distratta", TestOperators.PASSWORD).uri().getPath())
                .isEqualTo("/console");
    }

    @Test
    void a_one_time_password_opens_one_page_only_and_is_replaced_there() {
        Operators operators = PagesUnderTest.bean(Operators.class);
        String once = operators.make("nuova").orElseThrow();
        PagesUnderTest.bean(Roles.class).give("nuova", Role.OPERATOR, "hub");
        visitor.signIn("nuova", once);
        assertThat(visitor.get("/console/persone").uri().getPath()).isEqualTo("/console/password");

        assertThat(change(once, "corta", "corta")).contains("almeno 12 caratteri (e non");
        assertThat(change(once, "abbastanza lunga", "abbastanza lungo")).contains("non sono uguali");
        assertThat(change("indovinata", "abbastanza lunga", "abbastanza lunga")).contains("attuale non è corretta");
        assertThat(change(once, "abbastanza lunga", "abbastanza lunga")).contains("Accedi con quella nuova");

        assertThat(visitor.signIn("nuova", "abbastanza lunga").uri().getPath()).isEqualTo("/console");
        assertThat(visitor.get("/console/persone").uri().getPath()).isEqualTo("/console/persone");
    }

    @Test
    void who_signs_out_is_out() {
        visitor.signIn("operatrice", TestOperators.PASSWORD);
        assertThat(visitor.post("/uscita").uri().getPath()).isEqualTo("/accesso");

        assertThat(visitor.get("/console").uri().getPath()).isEqualTo("/accesso");
    }

    @Test
    void asking_for_pages_without_signing_in_makes_no_sessions() {
        assertThat(visitor.cookiesOf("/console/persone?pagina=2")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void where_she_wanted_to_go_is_a_page_of_the_operators_area_whatever_the_cookie_says() {
        for (String elsewhere : List.of(
                "https://evil.example/", "//evil.example", "/consolex", "/console\r\nX-Y: 1", "/console/\u00e8", "")) {
            Visitor led = new Visitor();
            led.through(
                    "Cookie", "ponte-asked-for=" + Base64.getUrlEncoder().encodeToString(elsewhere.getBytes(UTF_8)));
            assertThat(led.signIn("operatrice", TestOperators.PASSWORD)
                            .previousResponse()
                            .orElseThrow()
                            .headers()
                            .firstValue("Location"))
                    .as(elsewhere)
                    .contains("/console");
        }
    }

    @Test
    void behind_a_proxy_with_tls_no_cookie_travels_without_it() {
        Visitor visitor = new Visitor();
        visitor.through("X-Forwarded-Proto", "https");

        assertThat(visitor.cookiesOf("/console"))
                .hasSize(2)
                .anySatisfy(cookie -> assertThat(cookie).startsWith("ponte-asked-for="))
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
        assertThat(signedInBehindAProxy()).containsPattern("Set-Cookie: JSESSIONID=[^\r]*; Secure");
        assertThat(new Visitor().cookiesOf("/console"))
                .noneSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
    }

    @Test
    void a_form_without_the_token_of_its_page_changes_nothing() {
        visitor.signIn("operatrice", TestOperators.PASSWORD);

        assertThat(visitor.postBare("/console/comunicazioni/sospendi").statusCode())
                .isEqualTo(403);
        assertThat(PagesUnderTest.bean(LetterSwitch.class).isPaused()).isFalse();
    }

    /** The answer to the form of a browser that knows how to send back a cookie for TLS only. */
    private static String signedInBehindAProxy() {
        String page = RawRequest.answer("GET", "/accesso");
        String body = "nome=operatrice&password=" + URLEncoder.encode(TestOperators.PASSWORD, UTF_8) + "&_csrf="
                + URLEncoder.encode(found("name=\"_csrf\" value=\"([^\"]+)", page), UTF_8);
        return RawRequest.exactly("POST /accesso HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
                + "Cookie: " + found("(XSRF-TOKEN=[^;]+)", page) + "\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String change(String current, String wanted, String repeated) {
        visitor.get("/console/password");
        return visitor.post("/console/password", "attuale", current, "nuova", wanted, "ripetuta", repeated)
                .body();
    }

    private static String withoutTokens(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}

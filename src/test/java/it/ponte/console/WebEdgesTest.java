package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What somebody tries at the doors of the pages; over every page that there is, so that a new one is tried, too. */
class WebEdgesTest {
    @BeforeAll
    static void anOperator() {
        TestOperators.onlyOne();
    }

    @Test
    void no_page_takes_a_form_without_the_token_of_its_own_page() {
        Set<String> tried = paths(RequestMethod.POST);
        assertThat(tried).hasSizeGreaterThan(20).contains("/iscrizione", "/console/esiti");

        for (String path : tried) {
            assertThat(Visitor.operator().postBare(path).statusCode()).as(path).isEqualTo(403);
            assertThat(new Visitor().postBare(path).statusCode()).as(path).isEqualTo(403);
        }
        for (String path : Set.of("/accesso", "/uscita")) {
            assertThat(new Visitor().postBare(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void a_NUL_reaches_no_page_of_the_console() {
        Visitor operator = Visitor.operator();
        operator.get("/console");

        assertThat(operator.post("/console/profilo", "referral", "R-\0").statusCode())
                .isEqualTo(400);
        assertThat(operator.get("/console/persone?cerca=%00").statusCode()).isEqualTo(400);
    }

    @Test
    void every_page_is_protected_by_its_headers_and_kept_by_no_browser() {
        Visitor operator = Visitor.operator();
        Set<String> tried = paths(RequestMethod.GET);
        assertThat(tried).hasSizeGreaterThan(20).contains("/console/persone", "/api");

        for (String path : tried) {
            HttpResponse<String> answer = operator.get(path);
            headers(answer).accept(path);
            assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .contains("no-store");
        }
        for (String path :
                Set.of("/design/css/bootstrap-italia.min.css", "/favicon.svg", "/nothing", "/console/nothing")) {
            headers(operator.get(path)).accept(path);
        }
    }

    private static Consumer<String> headers(HttpResponse<String> answer) {
        Map<String, String> wanted = Map.of(
                "X-Content-Type-Options",
                "nosniff",
                "X-Frame-Options",
                "DENY",
                "Content-Security-Policy",
                "default-src '");
        return path -> wanted.forEach(
                (name, value) -> assertThat(answer.headers().firstValue(name).orElse(""))
                        .as(path + " " + name)
                        .startsWith(value));
    }

    @Test
    void over_tls_browsers_are_told_to_stay_with_it() {
        Visitor visitor = new Visitor();
        assertThat(visitor.get("/").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();

        visitor.through("X-Forwarded-Proto", "https");

        assertThat(visitor.get("/")
                        .headers()
                        .firstValue("Strict-Transport-Security")
                        .orElse(""))
                .startsWith("max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console;jsessionid=1/arrivi",
                "/console/arrivi;x=y",
                "//console/arrivi",
                "/console//arrivi",
                "/console/./arrivi",
                "/r/../console/arrivi",
                "/r/%2e%2e/console/arrivi",
                "/console%2Farrivi",
                "/console%252Farrivi",
                "/%63onsole/arrivi",
                "/Console/arrivi",
                "/CONSOLE/arrivi",
                "/console\\arrivi",
                "/console%5Carrivi",
                "/console/arrivi%00",
                "/console/arrivi/",
                "/console/arrivi.html",
                "/design/..%2f..%2fapplication.yml",
                "/design/%2e%2e/%2e%2e/application.yml",
                "/css/%c0%ae%c0%ae/application.yml",
                "/api/v1/%2e%2e/%2e%2e/console/arrivi",
                "http://localhost/console/arrivi"
            })
    void an_odd_path_shows_nothing_to_somebody_who_is_not_signed_in(String path) {
        String answer = RawRequest.answer("GET", path);

        assertThat(answer).containsPattern("^HTTP/1\\.1 (302|400|401|404) ");
        assertThat(answer)
                .doesNotContain("spring:", "ponte-nav", "Exception", "it.ponte")
                .doesNotContain("%2e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND", "ABRACADABRA", "get"})
    void a_method_that_is_not_offered_does_nothing(String method) {
        for (String path : Set.of("/iscrizione", "/console/arrivi", "/api/v1/referrals", "/status", "/favicon.svg")) {
            assertThat(RawRequest.answer(method, path, "X-Secret: echo"))
                    .as(path)
                    .containsPattern("^HTTP/1\\.1 (400|401|403|404|405|501|503) ")
                    .doesNotContain("X-Secret", "Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS"})
    void asking_how_a_page_is_asked_for_shows_no_page(String method) {
        for (String path : Set.of("/iscrizione", "/console/arrivi", "/api/v1/referrals")) {
            assertThat(RawRequest.answer(method, path)).as(path).doesNotContain("<html", "ponte-nav");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/arrivi", "/console/prova"})
    void a_forged_host_does_not_say_where_to_sign_in(String path) {
        String[][] forged = {
            {"Host: evil.example"},
            {"Host: localhost", "X-Forwarded-Host: evil.example"},
            {"Host: localhost", "Forwarded: host=evil.example"},
            {"Host: localhost", "X-Forwarded-Prefix: //evil.example"},
            {"Host: localhost", "X-Original-URL: /console", "X-Rewrite-URL: /console"}
        };
        for (String[] headers : forged) {
            assertThat(RawRequest.answer("GET", path, headers))
                    .startsWith("HTTP/1.1 302 ")
                    .contains("Location: /accesso")
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void a_head_that_is_too_large_is_refused_and_not_repeated() {
        for (String header : Set.of("Cookie: a=", "X-Large: ", "Authorization: Bearer ")) {
            assertThat(RawRequest.answer("GET", "/console", header + "Zxanary".repeat(3_000)))
                    .containsPattern("^HTTP/1\\.1 4\\d\\d ")
                    .contains("application/problem+json")
                    .doesNotContain("Zxanary");
        }
    }

    @Test
    void a_session_that_somebody_gave_along_is_not_the_one_that_is_signed_in() {
        Visitor victim = new Visitor();
        victim.through("Cookie", "JSESSIONID=0123456789ABCDEF0123456789ABCDEF");
        assertThat(victim.get("/console").statusCode()).isEqualTo(200);

        victim.signIn("operatrice", TestOperators.PASSWORD);

        assertThat(RawRequest.answer("GET", "/console", "Cookie: JSESSIONID=0123456789ABCDEF0123456789ABCDEF"))
                .startsWith("HTTP/1.1 302 ");
    }

    /** All that the pages answer to this method, with an X for each variable. */
    private static Set<String> paths(RequestMethod method) {
        Set<String> paths = new LinkedHashSet<>();
        for (RequestMappingInfo mapping : PagesUnderTest.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            if (mapping.getMethodsCondition().getMethods().contains(method)) {
                mapping.getPatternValues().forEach(path -> paths.add(path.replaceAll("\\{[^}]*}", "1")));
            }
        }
        return paths;
    }
}

package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPagesTest {
    private final Visitor visitor = new Visitor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/iscrizione",
                "/iscrizione/grazie",
                "/centro/cav-le-querce",
                "/segnala/caritas-valmora",
                "/accesso",
                "/nothing-here"
            })
    void no_page_has_scripts_or_styles_of_its_own(String path) {
        for (String language : new String[] {"it", "en"}) {
            String page = visitor.get(path + "?lang=" + language).body();

            assertThat(page).contains("lang=\"" + language + "\"").doesNotContain("??");
            assertThat(page).doesNotContain("<style").doesNotContain(" style=").doesNotContain("<script>");
            assertThat(page).doesNotContain(" onclick").doesNotContain("javascript:");
            assertThat(page).doesNotContain("https://fonts.").doesNotContain("jsessionid");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/iscrizione",
                "/centro/cav-le-querce",
                "/segnala/caritas-valmora",
                "/accesso",
                "/nothing-here"
            })
    void every_page_is_answered_with_the_headers_that_protect_it(String path) {
        HttpResponse<String> answer = visitor.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValue(
                        "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self'; script-src 'self'; "
                                + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/centro/nobody",
                "/centro/cpi-valmora",
                "/centro/iscrizioni",
                "/centro/caritas-valmora",
                "/segnala/cav-le-querce",
                "/segnala/iscrizioni",
                "/segnala/cpi-valmora",
                "/r/0123456789abcdef0123456789abcdef",
                "/actuator/heapdump"
            })
    void what_does_not_exist_looks_like_any_page_that_does_not_exist(String path) {
        HttpResponse<String> unknown = new Visitor().get("/nothing-here");
        HttpResponse<String> answer = new Visitor().get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(unknown.body());
    }

    @Test
    void asking_for_a_public_page_makes_no_session() {
        visitor.get("/nothing-here");

        assertThat(visitor.get("/iscrizione").headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @Test
    void the_look_is_served_from_here() {
        assertThat(visitor.get("/design/css/bootstrap-italia.min.css").statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/design/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-regular.woff2")
                        .statusCode())
                .isEqualTo(200);
    }
}

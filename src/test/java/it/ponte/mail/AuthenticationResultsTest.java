package it.ponte.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthenticationResultsTest {
    @Test
    void blanks_around_an_equals_sign_do_not_matter() {
        assertThat(AuthenticationResults.parse("mx.ponte.example; dmarc = pass  header.from\t=  csm.example"))
                .hasValueSatisfying(
                        results -> assertThat(results.vouchesFor("csm.example")).isTrue());
    }

    @Test
    void a_header_of_blanks_is_read_as_fast_as_any() {
        String blanks = "mx.ponte.example; dmarc" + " ".repeat(1_000_000) + "pass";

        assertThatCode(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> AuthenticationResults.parse(blanks)))
                .doesNotThrowAnyException();
    }
}

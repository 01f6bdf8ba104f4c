package it.ponte.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class SecondFactorTest {
    private static final String NAME = "anna.rossi";

    private final JdbcClient db = TestDatabase.client();
    private final HandClock clock = new HandClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SecondFactor factor = factor("required");

    @BeforeEach
    void an_account() {
        TestDatabase.clean();
        new Operators(db, Duration.ofDays(90)).make(NAME);
    }

    /** RFC 6238, appendix B, the rows of SHA-1; ours are the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void its_codes_are_those_of_the_standard(long seconds, String code) {
        Totp totp = new Totp(new Base32().encodeToString("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

        assertThat(totp.codeOf(seconds / 30)).isEqualTo(code);
        assertThat(totp.stepOf(code, Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
    }

    @Test
    void an_application_that_goes_half_a_minute_wrong_is_understood_and_not_more() {
        Totp totp = Totp.next();
        long step = clock.instant().getEpochSecond() / 30;

        assertThat(totp.stepOf(totp.codeOf(step - 1), clock.instant())).hasValue(step - 1);
        assertThat(totp.stepOf(totp.codeOf(step + 1), clock.instant())).hasValue(step + 1);
        assertThat(totp.stepOf(totp.codeOf(step - 2), clock.instant())).isEmpty();
        assertThat(totp.stepOf(totp.codeOf(step + 2), clock.instant())).isEmpty();
    }

    @Test
    void it_is_set_up_only_by_whoever_has_the_secret() {
        String secret = factor.offer(NAME).secret();

        assertThat(factor.setUp(NAME, secret, "000000")).isEmpty();
        assertThat(factor.proves(NAME, now(secret))).isFalse();
        assertThat(factor.setUp(NAME, secret, now(secret))).isPresent();
    }

    @Test
    void a_code_is_good_once() {
        String secret = setUp();
        assertThat(factor.proves(NAME, now(secret))).as("it set the factor up").isFalse();

        clock.forward(Duration.ofSeconds(30));
        String code = now(secret);
        assertThat(factor.proves(NAME, code)).isTrue();
        assertThat(factor.proves(NAME, code)).isFalse();
        clock.forward(Duration.ofSeconds(30));
        assertThat(factor.proves(NAME, code)).isFalse();
        assertThat(factor.proves(NAME, now(secret))).isTrue();
    }

    @Test
    void ten_recovery_codes_are_good_once_each_however_they_are_written() {
        String secret = factor.offer(NAME).secret();
        List<String> codes = factor.setUp(NAME, secret, now(secret)).orElseThrow();

        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
        assertThat(factor.proves(NAME, codes.get(0))).isTrue();
        assertThat(factor.proves(NAME, codes.get(0))).isFalse();
        assertThat(factor.proves(
                        NAME,
                        " " + codes.get(1).toUpperCase(java.util.Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(factor.recoveryCodesLeft(NAME)).isEqualTo(8);
    }

    @Test
    void the_secret_and_the_codes_cannot_be_read_from_the_database() {
        String secret = setUp();

        assertThat(db.sql("select encode(sealed_secret, 'escape') from second_factor")
                        .query(String.class)
                        .single())
                .hasSizeGreaterThan(secret.length())
                .doesNotContain(secret);
        assertThat(db.sql("select length(code_index) from recovery_code")
                        .query(Integer.class)
                        .list())
                .hasSize(10)
                .containsOnly(32 + 5);
        assertThat(factor.offer(NAME).toString()).isEqualTo("Offer[secret]");
    }

    @Test
    void another_telephone_ends_the_first_and_its_recovery_codes() {
        String first = setUp();
        clock.forward(Duration.ofMinutes(5));
        String second = setUp();
        clock.forward(Duration.ofMinutes(5));

        assertThat(factor.proves(NAME, now(first))).isFalse();
        assertThat(factor.proves(NAME, now(second))).isTrue();
        assertThat(factor.recoveryCodesLeft(NAME)).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void it_is_required_of_roles_by_which_one_sees_or_gives_most(Role role) {
        Set<Role> strict =
                Set.of(Role.PROTECTED_OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);
        Operators.Operator her = new Operators.Operator(NAME, "-", false, 1, false, false, Set.of(role), false);

        assertThat(factor.isRequiredOf(her)).isEqualTo(strict.contains(role));
        assertThat(factor("optional").isRequiredOf(her)).isFalse();
        assertThat(factor.isRequiredOf(
                        new Operators.Operator(NAME, "-", false, 1, false, false, Set.of(Role.OPERATOR), true)))
                .as("before her role is confirmed")
                .isTrue();
    }

    @Test
    void a_misspelt_setting_does_not_switch_it_off() {
        assertThatThrownBy(() -> factor("optionl")).isInstanceOf(IllegalStateException.class);
    }

    private SecondFactor factor(String wanted) {
        return new SecondFactor(db, TestDatabase.vault(), clock, wanted);
    }

    private String setUp() {
        String secret = factor.offer(NAME).secret();
        factor.setUp(NAME, secret, now(secret)).orElseThrow();
        return secret;
    }

    private String now(String secret) {
        return new Totp(secret).codeOf(clock.instant().getEpochSecond() / 30);
    }
}

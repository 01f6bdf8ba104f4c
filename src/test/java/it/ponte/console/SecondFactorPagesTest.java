package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages of a hub that wants a second factor, as it does unless it is told otherwise. */
class SecondFactorPagesTest {
    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{20,})</code>");
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([a-z2-7-]+)</code>");

    private static ConfigurableApplicationContext hub;

    private final Visitor visitor = new Visitor(PagesUnderTest.addressOf(hub));

    @BeforeAll
    static void a_hub() {
        hub = PagesUnderTest.start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void accounts() {
        TestOperators.onlyOne();
    }

    @Test
    void an_operator_needs_none() {
        TestOperators.make("anna.rossi", Role.OPERATOR);

        assertThat(path("anna.rossi")).isEqualTo("/console");
    }

    @Test
    void an_administrator_sees_nothing_before_she_set_it_up() {
        TestOperators.make("capo", Role.ADMINISTRATOR);
        assertThat(path("capo")).isEqualTo("/console/secondo-fattore");
        assertThat(visitor.get("/console/operatori").uri().getPath()).isEqualTo("/console/secondo-fattore");
        assertThat(visitor.get("/console/profilo").uri().getPath()).isEqualTo("/console/secondo-fattore");

        visitor.get("/console/secondo-fattore");
        assertThat(visitor.post("/console/secondo-fattore", "codice", "000000").body())
                .contains("Il codice non è corretto");
        setUp();

        assertThat(visitor.get("/console/operatori").uri().getPath()).isEqualTo("/console/operatori");
    }

    @Test
    void the_picture_holds_what_an_application_reads() {
        TestOperators.make("capo", Role.ADMINISTRATOR);
        path("capo");

        assertThat(visitor.get("/console/secondo-fattore").body())
                .contains("src=\"data:image/svg+xml;base64,")
                .doesNotContain("style=");
    }

    @Test
    void from_then_on_a_code_is_asked_after_the_password_and_nothing_opens_without() {
        String secret = capoWithFactor();
        Visitor again = new Visitor(PagesUnderTest.addressOf(hub));

        assertThat(again.signIn("capo", TestOperators.PASSWORD).uri().getPath()).isEqualTo("/console/codice");
        assertThat(again.get("/console/operatori").uri().getPath()).isEqualTo("/console/codice");
        assertThat(again.get("/console/secondo-fattore").uri().getPath())
                .as("she cannot set up another instead")
                .isEqualTo("/console/codice");

        hub.getBean(MovingClock.class).forward(Duration.ofMinutes(1));
        assertThat(again.post("/console/codice", "codice", "12345").body()).contains("Il codice non è corretto");
        assertThat(again.post("/console/codice", "codice", now(secret)).uri().getPath())
                .isEqualTo("/console/mittenti");
    }

    @Test
    void whoever_lost_her_telephone_types_a_recovery_code_once() {
        TestOperators.make("capo", Role.ADMINISTRATOR);
        path("capo");
        String page = setUp();
        String code = RECOVERY.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(visitor.get("/console/profilo").body()).as("shown once").doesNotContain(code);

        assertThat(withCode(code)).isEqualTo("/console/mittenti");
        assertThat(withCode(code)).isEqualTo("/console/codice");
    }

    @Test
    void five_wrong_codes_lock_even_the_right_one() {
        String secret = capoWithFactor();
        hub.getBean(MovingClock.class).forward(Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) {
            withCode("00000" + i);
        }

        assertThat(withCode(now(secret))).isEqualTo("/console/codice");
        hub.getBean(MovingClock.class).forward(Duration.ofMinutes(16));
        assertThat(withCode(now(secret))).isEqualTo("/console/mittenti");
    }

    @Test
    void a_recovery_code_that_is_typed_while_the_name_is_locked_stays_good() {
        TestOperators.make("capo", Role.ADMINISTRATOR);
        path("capo");
        Matcher codes = RECOVERY.matcher(setUp());
        assertThat(codes.find()).isTrue();
        for (int i = 0; i < 5; i++) {
            withCode("00000" + i);
        }

        assertThat(withCode(codes.group(1))).isEqualTo("/console/codice");
        hub.getBean(MovingClock.class).forward(Duration.ofMinutes(16));
        assertThat(withCode(codes.group(1))).isEqualTo("/console/mittenti");
    }

    @Test
    void a_one_time_password_comes_first() {
        String secret = capoWithFactor();
        String password = hub.getBean(Operators.class).newPassword("capo", TestOperators.ADMINISTRATOR);
        Visitor again = new Visitor(PagesUnderTest.addressOf(hub));
        again.signIn("capo", password);

        assertThat(again.get("/console/codice").uri().getPath()).isEqualTo("/console/password");
        assertThat(secret).isNotEmpty();
    }

    @Test
    void a_role_that_wants_it_asks_for_it_at_the_next_request() {
        TestOperators.make("anna.rossi", Role.OPERATOR);
        path("anna.rossi");
        hub.getBean(Roles.class).give("anna.rossi", Role.PROTECTED_OPERATOR, "hub");

        assertThat(visitor.get("/console/persone").uri().getPath()).isEqualTo("/console/secondo-fattore");
    }

    @Test
    void another_takes_its_place_only_with_the_password_and_a_code_of_the_first() {
        String first = capoWithFactor();
        String second = secret(visitor.get("/console/secondo-fattore").body());
        hub.getBean(MovingClock.class).forward(Duration.ofMinutes(1));

        assertThat(replace(second, "", "").body()).contains("La password non è giusta");
        assertThat(replace(second, TestOperators.PASSWORD, now(second)).body()).contains("La password non è giusta");
        assertThat(withCode(now(first))).as("the first is good still").isEqualTo("/console/mittenti");

        hub.getBean(MovingClock.class).forward(Duration.ofMinutes(1));
        assertThat(RECOVERY.matcher(replace(second, TestOperators.PASSWORD, now(first))
                                .body())
                        .results())
                .hasSize(10);
        hub.getBean(MovingClock.class).forward(Duration.ofMinutes(1));
        assertThat(withCode(now(first))).isEqualTo("/console/codice");
        assertThat(withCode(now(second))).isEqualTo("/console/mittenti");
    }

    @Test
    void whoever_replaces_her_own_ends_her_other_sessions_and_keeps_this_one() {
        String first = capoWithFactor();
        hub.getBean(MovingClock.class).forward(Duration.ofMinutes(1));
        Visitor elsewhere = new Visitor(PagesUnderTest.addressOf(hub));
        elsewhere.signIn("capo", TestOperators.PASSWORD);
        elsewhere.post("/console/codice", "codice", now(first));
        assertThat(elsewhere.get("/console/operatori").uri().getPath()).isEqualTo("/console/operatori");

        hub.getBean(MovingClock.class).forward(Duration.ofMinutes(1));
        String second = secret(visitor.get("/console/secondo-fattore").body());
        replace(second, TestOperators.PASSWORD, now(first));

        assertThat(elsewhere.get("/console/operatori").uri().getPath()).isEqualTo("/accesso");
        assertThat(visitor.get("/console/operatori").uri().getPath()).isEqualTo("/console/operatori");
    }

    private HttpResponse<String> replace(String secret, String password, String code) {
        return visitor.post("/console/secondo-fattore", "codice", now(secret), "password", password, "fattore", code);
    }

    private String capoWithFactor() {
        TestOperators.make("capo", Role.ADMINISTRATOR);
        path("capo");
        String secret = secret(visitor.get("/console/secondo-fattore").body());
        setUp();
        return secret;
    }

    /** Sets it up as an application does; the page with the recovery codes. */
    private String setUp() {
        String secret = secret(visitor.get("/console/secondo-fattore").body());
        String page =
                visitor.post("/console/secondo-fattore", "codice", now(secret)).body();
        assertThat(RECOVERY.matcher(page).results()).hasSize(10);
        return page;
    }

    private String path(String name) {
        return visitor.signIn(name, TestOperators.PASSWORD).uri().getPath();
    }

    private static String withCode(String code) {
        Visitor again = new Visitor(PagesUnderTest.addressOf(hub));
        again.signIn("capo", TestOperators.PASSWORD);
        return again.post("/console/codice", "codice", code).uri().getPath();
    }

    private static String secret(String page) {
        Matcher found = SECRET.matcher(page);
        assertThat(found.find()).as("the secret on the page").isTrue();
        return found.group(1).replace(" ", "");
    }

    private static String now(String secret) {
        return new TOTPGenerator.Builder(secret)
                .build()
                .at(hub.getBean(MovingClock.class).instant());
    }
}

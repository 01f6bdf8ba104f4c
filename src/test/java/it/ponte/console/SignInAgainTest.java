package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.EmergencyOpenings;
import it.ponte.beneficiary.EmergencyOpenings.Emergency;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** SAFETY P5: whoever signs in at a provider signs in there again before an act that cannot be taken back. */
@Tag("P5")
class SignInAgainTest {
    private static final String START = "/oauth2/authorization/ponte";
    private static final String EMERGENCY = "/console/protette/emergenza";
    private static final String REASON = "Il centro ha telefonato: colloquio anticipato a oggi";

    private static IdentityProvider provider;
    private static ConfigurableApplicationContext hub;

    private final Visitor carla = new Visitor(PagesUnderTest.addressOf(hub));
    private SampleStory story;
    private String code;

    @BeforeAll
    static void a_hub_and_its_provider() {
        provider = new IdentityProvider();
        hub = PagesUnderTest.start(
                "--ponte.sign-in.oidc.issuer=" + provider.issuer(),
                "--ponte.sign-in.oidc.client-id=" + IdentityProvider.CLIENT,
                "--ponte.sign-in.oidc.client-secret=segreto",
                "--ponte.sign-in.oidc.roles.segue=PROTECTED_OPERATOR");
    }

    @AfterAll
    static void stop() {
        hub.close();
        provider.close();
    }

    @BeforeEach
    void a_protected_person_whom_somebody_else_follows() {
        story = SampleStory.told();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        code = TestDatabase.client()
                .sql("select code from beneficiary where is_protected")
                .query(String.class)
                .single();
        signIn("carla", null);
    }

    @Test
    void what_was_typed_waits_here_until_she_is_back_and_then_opens_the_record_once() {
        assertThat(carla.get(EMERGENCY).body())
                .contains("ti chiederemo di accedere di nuovo")
                .doesNotContain("type=\"password\"");

        HttpResponse<String> asked = open();
        assertThat(asked.body()).contains("Accedi di nuovo presso", code, REASON);
        assertThat(asked.uri().toString()).doesNotContain(code).doesNotContain("telefonato");
        assertThat(openings()).isEmpty();

        HttpResponse<String> back = signIn("carla", Instant.now());
        assertThat(back.uri().getPath()).isEqualTo(EMERGENCY);
        assertThat(back.body()).contains("Hai acceduto di nuovo", code, REASON);
        assertThat(openings()).as("until she confirms").isEmpty();

        open();
        assertThat(openings()).extracting(Emergency::operator).containsExactly("carla");
        open();
        assertThat(openings()).as("a second one asks again").hasSize(1);
    }

    @Test
    void the_provider_is_asked_for_her_credentials_only_when_she_must_sign_in_again() {
        assertThat(way()).doesNotContain("prompt=", "max_age=");

        open();

        assertThat(way()).contains("prompt=login", "max_age=0").doesNotContain(code, "telefonato");
    }

    @Test
    void a_provider_that_does_not_say_that_it_asked_her_just_now_opens_nothing() {
        open();

        for (Instant provedAt : new Instant[] {Instant.now().minusSeconds(60), null}) {
            assertThat(signIn("carla", provedAt).body())
                    .contains("non ha confermato", REASON)
                    .doesNotContain("Hai acceduto di nuovo");
            open();
            assertThat(openings()).isEmpty();
        }
    }

    @Test
    void somebody_elses_sign_in_opens_nothing_and_finds_nothing_of_hers() {
        open();

        HttpResponse<String> other = signIn("delia", Instant.now());

        assertThat(other.uri().getPath()).isNotEqualTo(EMERGENCY);
        assertThat(carla.get(EMERGENCY).body()).doesNotContain(REASON, "Hai acceduto di nuovo");
        open();
        assertThat(openings()).isEmpty();
    }

    @Test
    void after_five_minutes_she_is_asked_again() {
        MovingClock clock = hub.getBean(MovingClock.class);
        open();
        signIn("carla", Instant.now());

        clock.forward(Duration.ofMinutes(5));
        try {
            assertThat(open().body()).contains("Accedi di nuovo presso", REASON);
        } finally {
            clock.forward(Duration.ofMinutes(-5));
        }
        assertThat(openings()).isEmpty();
    }

    @Test
    void erasing_asks_her_too_and_what_was_proved_for_one_act_opens_no_other() {
        String named = TestDatabase.client()
                .sql("select min(code) from beneficiary where not is_protected")
                .query(String.class)
                .single();
        String erasure = "/console/persone/" + named + "/diritti/cancellazione";
        open();
        signIn("carla", Instant.now());

        carla.get(erasure + "?motivo=OBJECTION");
        assertThat(carla.post(erasure, "motivo", "OBJECTION", "conferma", named).body())
                .contains("Accedi di nuovo presso", named);
        assertThat(forgotten()).isZero();

        signIn("carla", Instant.now());
        carla.post(erasure, "motivo", "OBJECTION", "conferma", named);
        assertThat(forgotten()).isEqualTo(1);
    }

    @Test
    void lifting_protection_asks_her_too() {
        TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql("update protected_person set reference_operator = 'carla'")
                .update());
        String hers = "/console/protette/" + code;
        String[] said = {"detto", "La responsabile del centro, al telefono", "giorno", "2026-01-07", "accordo", "true"};
        carla.get(hers);
        assertThat(carla.post(hers + "/revoca-protezione", said).body())
                .contains("Accedi di nuovo presso", "La responsabile del centro", "2026-01-07");

        signIn("carla", Instant.now());
        assertThat(carla.post(hers + "/revoca-protezione", said).body()).contains("La protezione è revocata");
    }

    private HttpResponse<String> open() {
        return carla.post(EMERGENCY, "codice", code, "motivo", REASON);
    }

    /** Goes by way of the provider, which says when it asked for credentials (null: nothing of it); where it ends. */
    private HttpResponse<String> signIn(String name, Instant provedAt) {
        Map<String, Object> claims = new HashMap<>(Map.of("preferred_username", name, "roles", List.of("segue")));
        if (provedAt != null) {
            claims.put("auth_time", provedAt.getEpochSecond());
        }
        provider.nextIs(name, claims);
        HttpResponse<String> page = carla.get(START);
        boolean asksForCredentials = page.uri().toString().startsWith(provider.issuer());
        return asksForCredentials ? carla.post(page.uri().toString(), "username", name) : page;
    }

    private String way() {
        return carla.ask("GET", START, "text/plain", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static List<Emergency> openings() {
        return PagesUnderTest.bean(EmergencyOpenings.class).since(Instant.EPOCH);
    }

    private static long forgotten() {
        return TestDatabase.client()
                .sql("select count(*) from beneficiary where forgotten_at is not null")
                .query(Long.class)
                .single();
    }
}

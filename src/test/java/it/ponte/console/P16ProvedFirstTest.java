package it.ponte.console;

import static it.ponte.console.P16AuditedFacesTest.PROVED_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import it.ponte.TestDatabase;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SAFETY P16: pages that begin their transaction by hand, behind a password, write their audit row inside it. */
@Tag("P16")
class P16ProvedFirstTest {
    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{20,})</code>");
    private static final String ANOTHER = "una parola nuova e lunga";

    private Visitor operator;
    private Visitor another;
    private String protectedCode;
    private String ordinaryCode;

    /** A page, the word that it writes into the audit, the table that it changes, and how one sees that it did. */
    enum Page {
        PASSWORD(
                "POST /console/password",
                "password.changed",
                "operator",
                "select password_hash from operator where name = 'operatrice'"),
        ERASURE(
                "POST /console/persone/{code}/diritti/cancellazione",
                "rights.erased",
                "beneficiary",
                "select count(*)::text from beneficiary where forgotten_at is not null"),
        EMERGENCY(
                "POST /console/protette/emergenza",
                "emergency.begun",
                "ponte_protected.emergency_opening",
                "select count(*)::text from emergency_opening"),
        LIFTING(
                "POST /console/protette/{code}/revoca-protezione",
                "protected.lifted",
                "ponte_protected.protection_lifted",
                "select count(*)::text from protected_person"),
        SECOND_FACTOR(
                "POST /console/secondo-fattore",
                "factor.set-up",
                "second_factor",
                "select count(*)::text from second_factor");

        private final String face;
        private final String word;
        private final String table;
        private final String state;

        Page(String face, String word, String table, String state) {
            this.face = face;
            this.word = word;
            this.table = table;
            this.state = state;
        }

        private String state() {
            return table.startsWith("ponte_protected.") ? TestDatabase.apart().asLine(() -> one(state)) : one(state);
        }

        private String rows() {
            return one("select count(*)::text from audit where what = '" + word + "'");
        }
    }

    @BeforeEach
    void an_operator_who_follows_a_protected_person() {
        SampleStory story = SampleStory.told();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        protectedCode = one("select code from beneficiary where is_protected");
        ordinaryCode = one("select code from beneficiary where not is_protected order by id limit 1");
        operator = Visitor.operator();
        TestOperators.make("altra");
        another = new Visitor();
        another.signIn("altra", TestOperators.PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void without_its_row_the_change_does_not_stand_and_without_the_change_no_row(Page page) {
        String before = page.state();

        TestDatabase.refusing("audit", () -> assertThat(act(page).statusCode()).isGreaterThanOrEqualTo(500));
        assertThat(page.state()).isEqualTo(before);

        TestDatabase.refusing(
                page.table, () -> assertThat(act(page).statusCode()).isGreaterThanOrEqualTo(500));
        assertThat(page.state()).isEqualTo(before);
        assertThat(page.rows()).isEqualTo("0");

        assertThat(act(page).statusCode()).isEqualTo(200);
        assertThat(page.state()).isNotEqualTo(before);
        assertThat(page.rows()).isEqualTo("1");
    }

    @Test
    void they_are_all_of_them() {
        assertThat(Stream.of(Page.values()).map(page -> page.face).collect(Collectors.toSet()))
                .isEqualTo(PROVED_FIRST);
    }

    private HttpResponse<String> act(Page page) {
        String form = operator.get("/console/secondo-fattore").body();
        another.get("/console/protette/emergenza");
        return switch (page) {
            case PASSWORD ->
                operator.post(
                        "/console/password", "attuale", TestOperators.PASSWORD, "nuova", ANOTHER, "ripetuta", ANOTHER);
            case ERASURE ->
                operator.post(
                        "/console/persone/" + ordinaryCode + "/diritti/cancellazione",
                        "motivo",
                        "OBJECTION",
                        "conferma",
                        ordinaryCode,
                        "password",
                        TestOperators.PASSWORD);
            case EMERGENCY ->
                another.post(
                        "/console/protette/emergenza",
                        "codice",
                        protectedCode,
                        "motivo",
                        "Il centro ha telefonato: colloquio anticipato",
                        "password",
                        TestOperators.PASSWORD);
            case LIFTING ->
                operator.post(
                        "/console/protette/" + protectedCode + "/revoca-protezione",
                        "detto",
                        "La responsabile del centro, al telefono",
                        "giorno",
                        "2026-01-07",
                        "accordo",
                        "true",
                        "password",
                        TestOperators.PASSWORD);
            case SECOND_FACTOR -> operator.post("/console/secondo-fattore", "codice", codeOf(form));
        };
    }

    private static String codeOf(String form) {
        Matcher secret = SECRET.matcher(form);
        assertThat(secret.find()).as("the secret on the page").isTrue();
        return new TOTPGenerator.Builder(secret.group(1).replace(" ", ""))
                .build()
                .at(PagesUnderTest.bean(MovingClock.class).instant());
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

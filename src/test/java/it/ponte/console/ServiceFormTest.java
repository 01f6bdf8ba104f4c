package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.normalise.Settlement;
import it.ponte.partner.PartnerKeys;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceFormTest {
    private static final String PATH = "/segnala/caritas-valmora";
    private static final String[] NAMED = {
        "beneficiary.firstName", "Nadir", "beneficiary.lastName", "Bencivenni", "beneficiary.phone", "3331234567"
    };
    private final Visitor visitor = new Visitor();
    private String key;

    @BeforeEach
    void a_service_with_its_key() {
        PagesUnderTest.started();
        TestDatabase.clean();
        key = PagesUnderTest.bean(PartnerKeys.class).renew("caritas-valmora");
    }

    @Test
    void a_referral_is_recorded_and_the_same_number_again_brings_it_up_to_date() {
        assertThat(send(NAMED).uri().getPath()).isEqualTo(PATH + "/grazie");
        assertThat(send(with(NAMED, "hours.max", "20")).uri().getPath()).isEqualTo(PATH + "/grazie");
        PagesUnderTest.bean(Settlement.class).settleWaiting();

        assertThat(count("referral where not self_enrolled and reason = 'JOB_SEARCH'"))
                .isEqualTo(1);
        assertThat(count("beneficiary where not is_protected")).isEqualTo(1);
    }

    @Test
    void a_form_that_is_sent_twice_is_one_envelope_and_its_code_is_told_again() {
        String code = query(send(NAMED));

        assertThat(query(visitor.sendAgain())).isEqualTo(code);
        assertThat(count("envelope")).isEqualTo(1);
    }

    @Test
    void who_goes_back_and_changes_something_on_the_form_sends_another_message() {
        Matcher stamp = Pattern.compile("name=\"modulo\" value=\"([^\"]+)\"")
                .matcher(visitor.get(PATH).body());
        assertThat(stamp.find()).isTrue();
        String[] form = with(NAMED, "modulo", stamp.group(1));

        send(form);
        assertThat(send(with(form, "hours.max", "20")).uri().getPath()).isEqualTo(PATH + "/grazie");
        PagesUnderTest.bean(Settlement.class).settleWaiting();

        assertThat(count("envelope")).isEqualTo(2);
        assertThat(count("referral")).isEqualTo(1);
    }

    @Test
    void who_asks_for_anonymity_is_recorded_under_protection_without_a_name() {
        send("protection", "yes");
        PagesUnderTest.bean(Settlement.class).settleWaiting();

        assertThat(count("beneficiary where is_protected")).isEqualTo(1);
    }

    @Test
    void a_name_beside_the_wish_for_anonymity_is_refused_and_not_kept() {
        HttpResponse<String> answer = send(with(NAMED, "protection", "yes"));

        assertThat(answer.uri().getPath()).isEqualTo(PATH);
        assertThat(answer.body()).contains("id=\"beneficiary-lastName-errore\"", "id=\"beneficiary-phone-errore\"");
        assertThat(count("envelope")).isZero();
    }

    @Test
    void a_wrong_key_has_one_answer_whatever_else_is_wrong() {
        assertThat(send("chiave", "pk_wrong", "caseworker.email", "no address").body())
                .contains("La chiave non è corretta")
                .doesNotContain("Non è un indirizzo e-mail");
        assertThat(count("envelope")).isZero();
    }

    @Test
    void every_problem_is_told_where_it_is_and_the_key_is_never_shown_again() {
        String page = send("caseworker.email", "no address", "beneficiary.codiceFiscale", "RSSMRA80A01H501X")
                .body();

        assertThat(page).contains("id=\"caseworker-email-errore\"", "id=\"beneficiary-codiceFiscale-errore\"");
        assertThat(page).contains("id=\"beneficiary-lastName-errore\"").doesNotContain(key);
    }

    @Test
    void what_would_be_right_is_said_in_the_language_of_the_form() {
        assertThat(send("beneficiary.phone", "051 123 int. 4").body()).contains("(347 1234567, senza interno)");

        visitor.get(PATH + "?lang=en");
        assertThat(send("beneficiary.phone", "051 123 int. 4").body()).contains("(347 1234567, without an extension)");
    }

    private HttpResponse<String> send(String... more) {
        visitor.get(PATH);
        String[] good = {
            "chiave", key,
            "externalId", "C-2026-8",
            "reason", "JOB_SEARCH",
            "caseworker.email", "ascolto@caritas-valmora.example",
            "basis.kind", "CONSENT",
            "skills", "assembly",
            "province", "MO"
        };
        return visitor.post(PATH, with(more, good)); // of one name the first counts
    }

    private static String query(HttpResponse<String> thanks) {
        return thanks.uri().getQuery();
    }

    private static String[] with(String[] first, String... then) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(then)).toArray(String[]::new);
    }

    private static long count(String rows) {
        return TestDatabase.client()
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }
}

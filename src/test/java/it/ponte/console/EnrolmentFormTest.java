package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.TestPeople;
import it.ponte.TestPeople.TestPerson;
import it.ponte.normalise.Settlement;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrolmentFormTest {
    private final TestPerson person = TestPeople.next();
    private final Visitor visitor = new Visitor();

    @BeforeEach
    void an_empty_hub() {
        PagesUnderTest.started();
        TestDatabase.clean();
        PagesUnderTest.bean(MovingClock.class).forward(Duration.ofMinutes(61));
    }

    @Test
    void who_enrols_herself_goes_home_with_a_code_and_is_recorded() {
        HttpResponse<String> answer = send();

        assertThat(answer.uri().getPath()).isEqualTo("/iscrizione/grazie");
        assertThat(answer.body()).containsPattern("E-[0-9A-Z]{4}-[0-9A-Z]{4}");
        PagesUnderTest.bean(Settlement.class).settleWaiting();
        assertThat(TestDatabase.client()
                        .sql("select self_enrolled and basis_kind = 'CONSENT' from referral")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(TestDatabase.client()
                        .sql("select profile ->> 'skills' from beneficiary")
                        .query(String.class)
                        .single())
                .contains("lawn-mowing")
                .contains("brush-cutter");
    }

    @Test
    void a_form_sent_twice_is_one_enrolment() {
        send();
        visitor.sendAgain();
        PagesUnderTest.bean(Settlement.class).settleWaiting();
        assertThat(count("referral")).isEqualTo(1);

        send();
        PagesUnderTest.bean(Settlement.class).settleWaiting();
        assertThat(count("referral")).as("another form is another enrolment").isEqualTo(2);
    }

    @Test
    void every_problem_stands_beside_its_field_and_nothing_is_kept() {
        String page = send("beneficiary.bornOn", "31/02/1990", "beneficiary.email", "ornella at posta", "consent", "")
                .body();

        assertThat(page).containsPattern("id=\"beneficiary-bornOn-errore\"[^/]*<p><span>Non è una data valida");
        assertThat(page).containsPattern("id=\"beneficiary-email-errore\"[^/]*<p><span>Non è un indirizzo e-mail");
        assertThat(page).contains("id=\"consent-errore\"").contains("Punti da controllare");
        assertThat(page).as("what was right stays filled in").contains("value=\"" + person.lastName() + "\"");
        assertThat(count("envelope")).isZero();
    }

    @Test
    void what_somebody_writes_is_shown_as_text_only() {
        String page = send("beneficiary.firstName", "<script>alert(1)</script>", "consent", "")
                .body();

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void a_machine_that_fills_in_everything_is_sent_back() {
        assertThat(send("sito", "https://spam.example").body()).contains("troppo in fretta");
        assertThat(send("modulo", "1.2.3").body()).contains("troppo in fretta");
        assertThat(count("envelope")).isZero();
    }

    @Test
    void one_address_enrols_so_many_people_in_an_hour_and_no_more() {
        for (int i = 0; i < 3; i++) {
            assertThat(send().uri().getPath()).isEqualTo("/iscrizione/grazie");
        }

        assertThat(send().body()).contains("troppe iscrizioni");
        assertThat(count("envelope")).isEqualTo(3);
    }

    @Test
    void behind_a_proxy_it_is_the_visitors_address_that_counts() {
        for (int i = 0; i < 3; i++) {
            visitor.through("X-Forwarded-For", "203.0.113.7");
            send();
        }
        assertThat(send().body()).contains("troppe iscrizioni");

        visitor.through("X-Forwarded-For", "203.0.113.8");
        assertThat(send().uri().getPath()).isEqualTo("/iscrizione/grazie");
    }

    @Test
    void a_way_to_be_reached_is_needed() {
        assertThat(send("beneficiary.email", "").body()).contains("Scrivi l&#39;e-mail o il telefono");
    }

    private HttpResponse<String> send(String... instead) {
        visitor.get("/iscrizione");
        return visitor.post("/iscrizione", form(instead));
    }

    /** The good form, with some answers replaced. */
    private String[] form(String... instead) {
        String[] good = {
            "beneficiary.firstName", person.firstName(),
            "beneficiary.lastName", person.lastName(),
            "beneficiary.bornOn", person.bornOn().toString(),
            "beneficiary.email", "ornella.venturi@posta.example",
            "education", "VOCATIONAL",
            "skills", "lawn-mowing",
            "skills", "brush-cutter",
            "languages.it", "NATIVE",
            "licences", "B",
            "hours.min", "16",
            "hours.max", "30",
            "province", "MO",
            "consent", "yes"
        };
        for (int i = 0; i < instead.length; i += 2) {
            for (int j = 0; j < good.length; j += 2) {
                if (good[j].equals(instead[i])) {
                    good[j + 1] = instead[i + 1];
                }
            }
        }
        boolean isNew = instead.length > 0 && !Arrays.asList(good).contains(instead[0]);
        return isNew
                ? Stream.concat(Arrays.stream(good), Arrays.stream(instead)).toArray(String[]::new)
                : good;
    }

    private static long count(String table) {
        return TestDatabase.client()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}

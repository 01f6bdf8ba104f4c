package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.TestFolder;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.beneficiary.Referrals;
import it.ponte.rights.Erasure;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way to the page behind a letter's link: the code, the device, and who comes no further. */
class CaseworkerPageTest {
    private static final String TOLD = "È cominciato un nuovo lavoro, con un contratto.";

    private SampleStory story;
    private LetterReader reader;
    private Duration ahead = Duration.ZERO;

    @BeforeEach
    void somebody_was_hired_and_a_letter_says_so() throws Exception {
        story = SampleStory.told();
        story.hire();
        reader = LetterReader.ofALetter();
    }

    @AfterEach
    void the_clock_is_put_back() {
        PagesUnderTest.bean(MovingClock.class).forward(ahead.negated());
    }

    private void pass(Duration time) {
        ahead = ahead.plus(time);
        PagesUnderTest.bean(MovingClock.class).forward(time);
    }

    @Test
    void before_the_code_there_is_only_an_update_under_the_case_number() {
        HttpResponse<String> answer = reader.page();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("CPI-2026-").contains("C&#39;è un aggiornamento");
        assertThat(answer.body()).doesNotContain(TOLD).doesNotContain("proponiamo");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void the_code_in_her_own_mail_opens_what_happened_without_names() throws Exception {
        HttpResponse<String> answer = reader.enters().page();

        assertThat(answer.body()).contains("CPI-2026-").contains(TOLD);
        assertThat(answer.body()).contains("Abbiamo trovato una possibilità di lavoro e la proponiamo.");
        assertThat(answer.body()).doesNotContain(SampleStory.LAST_NAME).doesNotContain("Brandi");
        assertThat(answer.body()).doesNotContain("montaggio").doesNotContain("determinato");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void the_code_goes_to_the_address_of_whom_letters_go_to_and_to_no_other() throws Exception {
        reader.page();
        reader.post("/codice", "email", "altri@altrove.example");

        assertThat(LetterReader.addressees()).containsExactly("referente@cpi-valmora.example");
    }

    @Test
    void the_mail_with_the_code_says_nothing_of_the_case_and_is_shown_to_no_operator() throws Exception {
        reader.ask();
        MimeMessage mail = LetterReader.mails().get(0);
        Path kept =
                Files.createDirectories(TestFolder.of("pages").resolve("mail")).resolve("code.eml");
        try (OutputStream file = Files.newOutputStream(kept)) {
            mail.writeTo(file);
        }

        assertThat(KeptLetters.text(mail))
                .containsPattern("\\b\\d{6}\\b")
                .doesNotContain("CPI-2026")
                .doesNotContain("/r/");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(PagesUnderTest.bean(KeptLetters.class).latest(Set.of(), 100))
                .noneMatch(one -> one.subject().equals("Il codice per la tua pagina"));
        Files.delete(kept);
    }

    @Test
    void the_answer_is_the_same_where_no_code_could_be_sent() throws Exception {
        String sent = body(reader.ask());
        LetterReader.mails();
        TestDatabase.client().sql("update referral set caseworker = null").update();
        TestDatabase.client().sql("update caseworker set contact = null").update();
        for (int i = 0; i < 5; i++) {
            reader.ask();
        }

        assertThat(body(reader.ask())).isEqualTo(sent);
    }

    @Test
    void three_codes_an_hour_are_enough_for_one_reader() throws Exception {
        for (int i = 0; i < 5; i++) {
            reader.ask();
        }
        assertThat(LetterReader.mails()).hasSize(3);

        pass(Duration.ofHours(1));
        reader.ask();
        assertThat(LetterReader.mails()).hasSize(1);
    }

    @Test
    void a_wrong_code_opens_nothing_and_after_five_tries_not_even_the_right_one() throws Exception {
        String code = reader.code();
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(reader.give(wrong).body()).contains("non apre la pagina").doesNotContain(TOLD);
        }

        assertThat(reader.give(code).body()).contains("non apre la pagina").doesNotContain(TOLD);
    }

    @Test
    void a_code_is_good_for_ten_minutes() throws Exception {
        String code = reader.code();
        pass(Duration.ofMinutes(10));

        assertThat(reader.give(code).body()).contains("non apre la pagina");
    }

    @Test
    void a_code_is_good_once_and_only_the_newest() throws Exception {
        String first = reader.code();
        String second = reader.code();
        LetterReader elsewhere = new LetterReader(reader.link);

        assertThat(first.equals(second) ? "" : elsewhere.give(first).body()).doesNotContain(TOLD);
        assertThat(reader.give(second).body()).contains(TOLD);
        assertThat(elsewhere.give(second).body()).contains("non apre la pagina");
    }

    @Test
    void the_device_is_known_for_thirty_days_by_a_cookie_that_stays_on_these_pages() throws Exception {
        String code = reader.code();
        List<String> cookies = setCookies(code);

        assertThat(cookies).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("pagina=")
                .contains("HttpOnly")
                .contains("Secure")
                .contains("SameSite=Lax")
                .contains("Path=/r;"));
        LetterReader again = new LetterReader(reader.link).enters();
        pass(Duration.ofDays(29));
        assertThat(again.page().body()).contains(TOLD);
        pass(Duration.ofDays(2));
        assertThat(again.page().body()).doesNotContain(TOLD);
    }

    @Test
    void a_forged_cookie_and_one_of_the_database_open_nothing() throws Exception {
        reader.enters();
        String hash = TestDatabase.client()
                .sql("select encode(token_index, 'hex') from known_device")
                .query(String.class)
                .single();
        for (String forged : List.of("0".repeat(64), hash.substring(0, 64), "%00", "x' or 1=1")) {
            LetterReader other = new LetterReader(reader.link);
            other.visitor.keeps("pagina=" + forged + "; Path=/r");

            assertThat(other.page().body()).contains("CPI-2026-").doesNotContain(TOLD);
        }
    }

    @Test
    void a_forgotten_device_asks_for_the_code_again() throws Exception {
        reader.enters().get("/preferenze");
        reader.post("/dimentica");

        assertThat(reader.page().body()).doesNotContain(TOLD);
        assertThat(TestDatabase.client()
                        .sql("select count(*) from known_device")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_device_of_one_service_opens_no_link_of_another() throws Exception {
        SampleStory.send(
                "coop-il-ponticello",
                "api-referral",
                """
                {"externalId": "COOP-1", "beneficiary": {"firstName": "Ada", "lastName": "Maranello", "bornOn": "1990-01-01"},
                 "caseworker": {"email": "tutor@coop-il-ponticello.example"}, "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-01-01"}}
                """);
        story.settle();
        String other = LetterReader.referral(3);
        reader.enters();

        assertThat(reader.get("/casi/" + other).statusCode()).isEqualTo(404);
        assertThat(reader.get("/casi").body()).doesNotContain("COOP-1").doesNotContain(other);
    }

    @Test
    void below_the_link_everything_asks_for_the_code_first() {
        for (String page : List.of("/casi", "/casi/" + LetterReader.referral(0), "/mese", "/mese.csv", "/preferenze")) {
            assertThat(reader.get(page).body())
                    .as(page)
                    .contains("Inviami il codice")
                    .doesNotContain(TOLD);
        }
        assertThat(new Visitor().get("/r/" + "0".repeat(32) + "/casi").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_service_that_took_its_referral_back_hears_no_more() throws Exception {
        String code = TestDatabase.client()
                .sql("select r.code from referral r join letter l on l.referral = r.id limit 1")
                .query(String.class)
                .single();
        PagesUnderTest.bean(Referrals.class).withdraw("cpi-valmora", code, "partner:cpi-valmora");

        assertThat(reader.enters().page().body()).contains("è stata ritirata").doesNotContain(TOLD);
        assertThat(reader.get("/casi").body()).doesNotContain(code);
        assertThat(reader.get("/casi/" + code).statusCode()).isEqualTo(404);
    }

    @Test
    void once_the_person_is_forgotten_link_and_device_lead_nowhere() throws Exception {
        reader.enters();
        TestDatabase.client()
                .sql("select code from beneficiary")
                .query(String.class)
                .list()
                .forEach(person -> PagesUnderTest.bean(Erasure.class)
                        .erase(
                                person,
                                ForgettingReason.NOT_NEEDED,
                                new OperatorCaller("ada", Set.of(Role.DATA_PROTECTION_OFFICER))));

        assertThat(reader.page().statusCode()).isEqualTo(404);
        assertThat(TestDatabase.client()
                        .sql("select (select count(*) from known_device) + (select count(*) from page_code)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void of_a_protected_person_it_says_only_that_there_is_an_update() throws Exception {
        LetterReader hers = protectedPersons();

        assertThat(hers.page().body()).contains("LQ-2026-77").contains("C&#39;è un aggiornamento");
        assertThat(hers.enters().page().body())
                .contains("Contatta l&#39;operatrice di riferimento")
                .doesNotContain("colloquio")
                .doesNotContain("07/01/2026");
        assertThat(hers.get("/casi").body()).doesNotContain("LQ-2026-77").contains("Nessun caso aperto");
        assertThat(hers.get("/mese").body()).doesNotContain("LQ-2026-77");
        String code = TestDatabase.client()
                .sql("select r.code from referral r join beneficiary b on b.id = r.beneficiary and b.is_protected")
                .query(String.class)
                .single();
        hers.get("/preferenze");
        assertThat(hers.post("/casi/" + code + "/nota", "testo", "Novità?").statusCode())
                .isEqualTo(404);
        hers.get("/preferenze");
        assertThat(hers.post("/casi/" + code + "/letto").statusCode()).isEqualTo(404);
    }

    private LetterReader protectedPersons() throws Exception {
        story.protectedPerson("LQ-2026-77");
        story.settle();
        String referral = TestDatabase.client()
                .sql("select r.code from referral r join beneficiary b on b.id = r.beneficiary and b.is_protected")
                .query(String.class)
                .single();
        Visitor operator = Visitor.operator();
        operator.get("/console/esiti/nuovo");
        operator.post("/console/esiti", "su", referral, "esito", "INTERVIEWED", "data", "2026-01-07");
        story.settle();
        operator.get("/console/comunicazioni");
        operator.post("/console/comunicazioni/"
                + TestDatabase.client()
                        .sql("select id from letter where needs_release")
                        .query(Long.class)
                        .single()
                + "/libera");
        return new LetterReader(LetterReader.linkTo("LQ-2026-77", LetterReader.links(50)));
    }

    /** Without the token of the form, which is another in each page. */
    private static String body(HttpResponse<String> answer) {
        return answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private List<String> setCookies(String code) {
        reader.page();
        return reader.visitor
                .unfollowed(reader.link + "/apri", "codice", code)
                .headers()
                .allValues("Set-Cookie");
    }
}

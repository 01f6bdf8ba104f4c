package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.casework.CaseReader;
import it.ponte.casework.CaseReader.Kind;
import it.ponte.casework.KnownDevices;
import it.ponte.vocabulary.ItalianTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers of cases who write what no page asked them for, and links in the hands of somebody who does not tire. */
class CarelessReadersTest {
    private static final String COLLEAGUE = "collega@cpi-valmora.example";

    private LetterReader reader;
    private String code;

    @BeforeEach
    void a_caseworker_who_gave_her_code() throws Exception {
        SampleStory.told().hire();
        reader = LetterReader.ofALetter().enters();
        code = one("select r.code from referral r join letter l on l.referral = r.id limit 1");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }

    @Test
    void who_tries_codes_without_end_fills_no_audit() throws Exception {
        LetterReader stranger = new LetterReader(reader.link);
        stranger.ask();
        LetterReader.mails();

        for (int i = 0; i < 12; i++) {
            assertThat(stranger.give("wrong").body()).contains("Questo codice non apre la pagina");
        }

        assertThat(one("select count(*) from audit where what = 'page.code-wrong'"))
                .as("a code is good for five tries")
                .isEqualTo("5");
    }

    @Test
    void the_page_of_one_case_reads_no_other() {
        List<String> asked = HeardStatements.during(() -> reader.get("/casi/" + code));

        assertThat(asked.stream().filter(one -> one.contains("left join caseworker c on c.id")))
                .as("the case behind the link, and the one that is shown")
                .hasSize(2);
    }

    @Test
    void the_list_of_cases_looks_for_none_among_all_lines_that_ever_came() {
        List<String> asked = HeardStatements.during(() -> reader.get("/casi"));

        assertThat(asked).isNotEmpty().noneMatch(one -> one.contains("envelope_line"));
    }

    @Test
    void codes_are_ten_a_day_for_a_reader_and_somebody_hears_of_the_tenth() throws Exception {
        LetterReader stranger = new LetterReader(reader.link);
        for (int i = 0; i < 12; i++) {
            assertThat(one("select count(*) from audit_alert where kind = 'MANY_CODES'"))
                    .isEqualTo(i < 9 ? "0" : "1");
            stranger.ask();
            TestDatabase.client()
                    .sql("update page_code set asked_at = asked_at - interval '90 minutes'")
                    .update();
        }

        assertThat(one("select count(*) from page_code")).isEqualTo("10");
        assertThat(one("select account from audit_alert where kind = 'MANY_CODES'"))
                .isEqualTo(one("select 'caseworker:' || id from caseworker where partner = 'cpi-valmora'"));
        TestDatabase.client()
                .sql("update page_code set asked_at = asked_at - interval '1 day'")
                .update();
        stranger.ask();
        assertThat(one("select count(*) from page_code")).as("the next day").isEqualTo("11");
    }

    @Test
    void notes_that_nobody_has_seen_yet_are_ten_about_a_case_at_most() {
        for (int i = 0; i < 12; i++) {
            reader.page();
            reader.post("/casi/" + code + "/nota", "testo", "Nota " + i);
        }

        assertThat(one("select count(*) from case_note")).isEqualTo("10");
        reader.page();
        assertThat(reader.post("/casi/" + code + "/nota", "testo", "Ancora").body())
                .contains("aspettano già una risposta");
    }

    @Test
    void a_month_that_no_calendar_has_is_this_one() {
        String now = YearMonth.from(ItalianTime.dayOf(Instant.now())).toString();

        for (String month : List.of("%2B999999999-12", "-999999999-01", "2026-13", "x", "")) {
            assertThat(reader.get("/mese?mese=" + month).statusCode()).as(month).isEqualTo(200);
            assertThat(reader.get("/mese.csv?mese=" + month).statusCode())
                    .as(month)
                    .isEqualTo(200);
        }
        assertThat(reader.get("/mese.csv?mese=%2B999999999-12").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(file -> assertThat(file).contains("casi-" + now + ".csv"));
    }

    @Test
    void an_absence_began_in_this_year() {
        String today = LocalDate.now().toString();
        for (String from : List.of("-999999999-01-01", "-5000-01-01", "0001-01-01")) {
            reader.get("/preferenze");
            assertThat(reader.post("/assenza", "email", COLLEAGUE, "dal", from, "al", today)
                            .body())
                    .as(from)
                    .contains("Le date non vanno");
        }
    }

    @Test
    void a_device_is_known_as_long_as_the_address_is_that_the_code_went_to() {
        KnownDevices devices = PagesUnderTest.bean(KnownDevices.class);
        CaseReader before = new CaseReader(Kind.HERSELF, 77, "iscrizioni", Personal.of("ada@posta.example"));
        CaseReader same = new CaseReader(Kind.HERSELF, 77, "iscrizioni", Personal.of("Ada@posta.example"));
        CaseReader now = new CaseReader(Kind.HERSELF, 77, "iscrizioni", Personal.of("ada@nuova.example"));
        CaseReader nowhere = new CaseReader(Kind.HERSELF, 77, "iscrizioni", null);

        String token = TestDatabase.transaction().execute(tx -> devices.know(null, before));

        assertThat(devices.reader(token, List.of(same))).contains(same);
        assertThat(devices.reader(token, List.of(now, nowhere)))
                .as("whoever reads the old mailbox may have been why she changed it")
                .isEmpty();
    }

    @Test
    void nobody_stands_in_for_herself_nor_who_has_an_address_that_no_mail_server_takes() {
        String today = LocalDate.now().toString();
        for (String email : List.of(
                "REFERENTE@cpi-valmora.example",
                "referente@CPI-Valmora.example",
                "\"a\r\n b\"@cpi-valmora.example",
                "a\u202Eb@cpi-valmora.example")) {
            reader.get("/preferenze");
            assertThat(reader.post("/assenza", "email", email, "dal", today, "al", today)
                            .body())
                    .as(email)
                    .contains("non è del tuo servizio");
        }
        assertThat(one("select count(*) from caseworker_cover")).isEqualTo("0");
    }
}

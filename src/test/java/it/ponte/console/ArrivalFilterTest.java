package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.vocabulary.ItalianTime;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of arrivals, narrowed down by its address, and the pages of the senders. */
class ArrivalFilterTest {
    private Visitor operator;

    @BeforeEach
    void a_short_story() {
        SampleStory.told();
        operator = Visitor.operator();
    }

    @AfterEach
    void back_to_now() {
        PagesUnderTest.bean(MovingClock.class).forward(Duration.ofDays(-ahead));
    }

    private long ahead;

    @Test
    void arrivals_are_narrowed_down_by_sender_content_channel_and_problem() {
        String offer = one("select code from envelope where produces = 'vacancy'");
        String wrong = one("select e.code from envelope e join problem p on p.envelope = e.id");

        assertThat(page("mittente=officine-brandi")).contains(offer).doesNotContain(wrong);
        assertThat(page("contenuto=referral")).contains(wrong).doesNotContain(offer);
        assertThat(page("canale=form")).contains("Nessuna busta corrisponde");
        assertThat(page("problema=NOT_A_DATE")).contains(wrong).doesNotContain(offer);
        assertThat(page("mittente=officine-brandi&problema=NOT_A_DATE")).contains("Nessuna busta corrisponde");
        assertThat(page("mittente=&dal=&al=&contenuto=&canale=&problema="))
                .as("a form left blank narrows nothing")
                .contains(offer)
                .contains(wrong);
    }

    @Test
    void every_way_in_which_a_message_may_come_can_be_chosen_and_is_said_in_words() {
        String offer = one("select code from envelope where produces = 'vacancy'");
        set("channel = 'ftps-fetched-unanswered'", offer);

        assertThat(page("canale=ftps-fetched-unanswered"))
                .contains(offer)
                .contains("value=\"ftps-fetched-unanswered\" selected")
                .contains("file dal loro server (FTPS), senza ricevuta")
                .doesNotContain("??");
    }

    @Test
    void days_are_italian_and_the_last_one_is_included() {
        String offer = one("select code from envelope where produces = 'vacancy'");
        set("received_at = '2026-03-01 23:30:00+00'", offer); // half past midnight of 2 March in Rome

        assertThat(page("dal=2026-03-02&al=2026-03-02")).contains(offer);
        assertThat(page("al=2026-03-01")).doesNotContain(offer);
        assertThat(page("dal=2026-03-03")).doesNotContain(offer);
    }

    @Test
    void older_arrivals_follow_page_by_page_with_the_same_filter() {
        TestDatabase.client()
                .sql(
                        """
                        insert into envelope (code, partner, channel, mapping, mapping_version, produces, as_of, sent_at,
                                              content_hash)
                        select 'E-' || n, 'csm-valmora', 'sftp', 'csm-valmora', 'x', 'referral', now(), now(),
                               decode(lpad(n::text, 4, '0'), 'hex')
                        from generate_series(1001, 1060) n
                        """)
                .update();

        String first = page("mittente=csm-valmora");
        assertThat(first).contains("E-1060").contains("E-1011").doesNotContain("E-1010");
        assertThat(first).contains("mittente=csm-valmora&amp;prima=E-1011");

        assertThat(page("mittente=csm-valmora&prima=E-1011"))
                .contains("E-1010")
                .contains("E-1001")
                .doesNotContain("E-1011\"")
                .doesNotContain("più vecchie");
    }

    @Test
    void lines_of_an_envelope_are_narrowed_down_to_one_problem() {
        String wrong = one("select e.code from envelope e join problem p on p.envelope = e.id");

        assertThat(operator.get("/console/arrivi/" + wrong + "?problema=NOT_A_DATE")
                        .body())
                .contains("NOT_A_DATE (1)")
                .contains("/righe/1");
        assertThat(operator.get("/console/arrivi/" + wrong + "?problema=REQUIRED")
                        .body())
                .doesNotContain("/righe/1");
    }

    @Test
    void a_senders_page_tells_how_much_and_how_well_it_sends() {
        assertThat(operator.get("/console/mittenti").body()).contains("1 (25 %)");

        assertThat(operator.get("/console/mittenti/cpi-valmora").body())
                .contains("25 %")
                .contains("NOT_A_DATE")
                .contains("tracciato dell&#39;hub")
                .contains("7 giorni")
                .doesNotContain("In silenzio");
        assertThat(operator.get("/console/mittenti/servizi-sociali-valmora").body())
                .contains("mai")
                .contains("servizi-sociali-valmora</strong>");
    }

    @Test
    void a_silent_sender_is_seen_on_its_page_in_the_list_and_on_oggi() {
        assertThat(operator.get("/console").body())
                .contains("mittenti in silenzio")
                .doesNotContain("1</strong><span>mittenti in silenzio");
        ahead = 8;
        PagesUnderTest.bean(MovingClock.class).forward(Duration.ofDays(ahead));
        operator = Visitor.operator(); // no session lasts a week

        assertThat(operator.get("/console").body()).contains("1</strong><span>mittenti in silenzio");
        assertThat(operator.get("/console/mittenti").body()).contains("in silenzio</span>");
        assertThat(operator.get("/console/mittenti/cpi-valmora").body())
                .contains("In silenzio dal " + day(LocalDate.now(ItalianTime.ZONE)))
                .contains("integrazioni@cpi-valmora.example");
    }

    private String page(String filter) {
        return operator.get("/console/arrivi?" + filter).body();
    }

    private static String day(LocalDate day) {
        return java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day);
    }

    private static void set(String what, String envelope) {
        TestDatabase.client()
                .sql("update envelope set " + what + " where code = ?")
                .param(envelope)
                .update();
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

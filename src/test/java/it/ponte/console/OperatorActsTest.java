package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.feedback.LetterSwitch;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.work.Worklist;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OperatorActsTest {
    private SampleStory story;
    private Visitor operator;

    @BeforeEach
    void a_short_story() {
        story = SampleStory.told();
        operator = Visitor.operator();
    }

    @Test
    void an_operator_reads_the_reasons_and_accepts() {
        Proposal best = SampleStory.undecided().get(0);
        assertThat(operator.get("/console/proposte").body())
                .contains(best.code())
                .contains("Competenze richieste: Assemblaggio. Risulta.");

        String after =
                operator.post("/console/proposte/" + best.code() + "/accetta").body();

        assertThat(after).contains("Proposta accettata");
        assertThat(proposal(best.code()).acceptedBy()).isEqualTo("operator:operatrice");
    }

    @Test
    void an_operator_declines_with_a_reason_and_cannot_accept_afterwards() {
        Proposal best = SampleStory.undecided().get(0);
        operator.get("/console/proposte");
        operator.post("/console/proposte/" + best.code() + "/rifiuta", "motivo", "PERSON_NOT_INTERESTED");
        assertThat(proposal(best.code()).declinedBy()).isEqualTo("operator:operatrice");

        operator.get("/console/proposte");
        assertThat(operator.post("/console/proposte/" + best.code() + "/accetta")
                        .body())
                .contains("Era già stata rifiutata");
        assertThat(operator.post("/console/proposte/M-0000-0000/accetta").statusCode())
                .as("a page of a code that does not exist")
                .isEqualTo(404);
    }

    @Test
    void an_outcome_is_recorded_under_the_operators_name_and_told() {
        String referral = one("select code from referral order by id limit 1");
        operator.get("/console/esiti/nuovo?su=" + referral);
        String today = LocalDate.now(PagesUnderTest.bean(MovingClock.class)).toString();

        assertThat(operator.post("/console/esiti", "su", referral, "esito", "INTERVIEWED", "data", today)
                        .body())
                .contains("Esito registrato");
        story.settle();
        assertThat(one("select teller from outcome where kind = 'INTERVIEWED'")).isEqualTo("operator:operatrice");
        assertThat(operator.get("/console/comunicazioni").body()).contains("Colloquio di accesso");
    }

    @Test
    void the_reason_of_an_outcome_is_chosen_below_what_it_explains_and_stands_on_her_page() {
        String referral = one("select code from referral order by id limit 1");
        assertThat(operator.get("/console/esiti/nuovo?su=" + referral).body())
                .containsPattern("(?s)<optgroup label=\"Chiusura\">.{0,900}<option value=\"MOVED_AWAY\"")
                .doesNotContain("<optgroup label=\"Assunzione\">");
        String[] closed = {"su", referral, "esito", "CLOSED", "data", "2026-01-07", "motivo", "MOVED_AWAY"};

        assertThat(operator.post("/console/esiti", closed).body()).contains("Esito registrato");

        assertThat(one("select reason from outcome where kind = 'CLOSED'")).isEqualTo("MOVED_AWAY");
        String person =
                one("select b.code from beneficiary b join outcome o on o.beneficiary = b.id and kind = 'CLOSED'");
        assertThat(operator.get("/console/persone/" + person).body()).contains("trasferimento in un&#39;altra zona");
        assertThat(operator.get("/console?lang=en").body()).contains("a move to another area");
        operator.get("/console?lang=it");
    }

    @Test
    void a_reason_that_cannot_explain_the_outcome_comes_back_in_plain_words() {
        String referral = one("select code from referral order by id limit 1");
        operator.get("/console/esiti/nuovo?su=" + referral);
        String[] hired = {
            "su", referral, "esito", "HIRED", "data", "2026-01-07", "contratto", "PERMANENT", "motivo", "MOVED_AWAY"
        };

        assertThat(operator.post("/console/esiti", hired).body())
                .contains("Questo motivo non può spiegare questo esito");
        assertThat(one("select count(*)::text from outcome where kind = 'HIRED'"))
                .isEqualTo("0");
    }

    @Test
    void an_outcome_about_nobody_comes_back_with_its_reason() {
        operator.get("/console/esiti/nuovo");

        assertThat(operator.post("/console/esiti", "su", "R-0000-0000", "esito", "HIRED", "data", "2026-01-07")
                        .body())
                .contains("Il riferimento indicato non esiste");
    }

    @Test
    void what_cannot_be_understood_is_refused_and_not_logged(CapturedOutput log) {
        operator.get("/console/esiti/nuovo");

        assertThat(operator.post("/console/esiti", "su", "x", "esito", "GERTRUDE", "data", "31/02/2026")
                        .statusCode())
                .isEqualTo(400);
        assertThat(log.getAll()).doesNotContain("GERTRUDE").doesNotContain("31/02/2026");
    }

    @Test
    void a_mail_server_that_refuses_us_and_a_letter_that_came_back_are_told_in_plain_words() {
        String referral = one("select code from referral order by id limit 1");
        operator.get("/console/esiti/nuovo?su=" + referral);
        operator.post("/console/esiti", "su", referral, "esito", "INTERVIEWED", "data", "2026-01-07");
        story.settle();
        TestDatabase.client()
                .sql("insert into relay_refusal values ('MAIL', 'LOGIN', now(), now())")
                .update();
        TestDatabase.client()
                .sql(
                        "update letter set undeliverable_at = now(), undeliverable_reason = 'RETURNED', failure_code = '5.1.1',"
                                + " moved_on_at = now() where needs_release = false")
                .update();

        assertThat(operator.get("/console/comunicazioni").body())
                .contains("Il server di posta rifiuta il nostro accesso")
                .contains("è tornata indietro")
                .contains("codice 5.1.1")
                .contains("passata alla casella del servizio");
        assertThat(operator.get("/console").body()).contains("server di posta che ci rifiutano");
        TestDatabase.client().sql("delete from relay_refusal").update();
    }

    @Test
    void one_button_pauses_all_letters_and_one_lets_them_leave_again() {
        operator.get("/console/comunicazioni");
        assertThat(operator.post("/console/comunicazioni/sospendi").body()).contains("Comunicazioni sospese");
        assertThat(PagesUnderTest.bean(LetterSwitch.class).isPaused()).isTrue();

        operator.post("/console/comunicazioni/riprendi");
        assertThat(PagesUnderTest.bean(LetterSwitch.class).isPaused()).isFalse();
    }

    @Test
    void a_protected_persons_letter_waits_for_an_operator() {
        story.protectedPerson("LQ-2026-77");
        story.settle();
        String referral =
                one("select r.code from referral r join beneficiary b on b.id = r.beneficiary and b.is_protected");
        operator.get("/console/esiti/nuovo");
        operator.post("/console/esiti", "su", referral, "esito", "INTERVIEWED", "data", "2026-01-07");
        story.settle();
        long letter = Long.parseLong(one("select id::text from letter where needs_release"));

        assertThat(PagesUnderTest.bean(TodayCounts.class).toRelease(TestDatabase.follower("operatrice")))
                .isEqualTo(1);
        assertThat(operator.get("/console/comunicazioni").body())
                .contains("Da liberare")
                .contains("Aggiornamento (persona protetta)");
        assertThat(operator.post("/console/comunicazioni/" + letter + "/libera").body())
                .contains("libera di partire");
        assertThat(one("select released_by from letter where id = " + letter)).isEqualTo("operator:operatrice");
        assertThat(operator.post("/console/comunicazioni/" + letter + "/libera").statusCode())
                .isEqualTo(404);
    }

    @Test
    void work_that_was_set_aside_is_tried_again_from_its_page() {
        TestDatabase.client()
                .sql(
                        """
                        insert into work (stage, subject, attempts, set_aside_at, failure)
                        values ('LETTER', 7, 8, now(), 'java.net.SocketTimeoutException')
                        """)
                .update();
        String id = one("select id::text from work where set_aside_at is not null");
        assertThat(PagesUnderTest.bean(WorkReads.class).setAside(TestDatabase.follower("operatrice")))
                .isEqualTo(1);

        assertThat(operator.get("/console/da-rivedere").body())
                .contains("java.net.SocketTimeoutException")
                .contains("Comunicazioni da spedire");
        assertThat(operator.post("/console/da-rivedere/" + id + "/riprova").body())
                .contains("riparte entro un minuto");
        assertThat(PagesUnderTest.bean(Worklist.class).setAside(10)).isEmpty();
    }

    private static Proposal proposal(String code) {
        return PagesUnderTest.bean(Proposals.class).byCode(code).orElseThrow();
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

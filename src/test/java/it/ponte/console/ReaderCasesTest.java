package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.EndsAtProtection;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.placement.Outcomes;
import it.ponte.rights.Erasure;
import it.ponte.vocabulary.ItalianTime;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader sees of her cases and what she answers, through the pages and the captured mail. */
class ReaderCasesTest {
    private static final String COLLEAGUE = "collega@cpi-valmora.example";

    private SampleStory story;
    private LetterReader reader;
    private String code;

    @BeforeEach
    void a_caseworker_who_gave_her_code() throws Exception {
        story = SampleStory.told();
        story.hire();
        reader = LetterReader.ofALetter().enters();
        code = one("select r.code from referral r join letter l on l.referral = r.id limit 1");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }

    private List<String> audited(String what) {
        return TestDatabase.client()
                .sql("select who || ' ' || about from audit where what = ? order by id")
                .param(what)
                .query(String.class)
                .list();
    }

    private String herself() {
        return "caseworker:" + one("select id from caseworker where partner = 'cpi-valmora' order by id limit 1");
    }

    @Test
    void her_list_has_each_open_case_with_what_is_needed_of_her_and_no_name() {
        String list = reader.get("/casi").body();

        assertThat(list).contains("CPI-2026-1<").contains("CPI-2026-2<").contains("CPI-2026-3<");
        assertThat(list).contains(">nulla<").contains("Assunzione");
        assertThat(list).doesNotContain(SampleStory.LAST_NAME).doesNotContain("Brandi");
        assertThat(list.indexOf("Assunzione")).as("newest first").isLessThan(list.indexOf("ricevuto"));
    }

    @Test
    void a_case_that_was_over_two_months_ago_stands_behind_its_link_and_in_its_month_only() {
        TestDatabase.client()
                .sql("update outcome set told_us_at = told_us_at - interval '61 days', on_date = on_date - 61")
                .update();
        TestDatabase.client()
                .sql("update referral set received_at = received_at - interval '61 days'")
                .update();
        String month = LocalDate.now().minusDays(61).toString().substring(0, 7);

        assertThat(reader.get("/casi").body()).doesNotContain(code).contains("CPI-2026-3<");
        assertThat(reader.get("/mese").body().split("CPI-2026-", -1)).hasSize(3);
        assertThat(reader.get("/mese?mese=" + month).body().split("CPI-2026-", -1))
                .hasSize(4);
        assertThat(reader.get("/casi/" + code).body()).contains("È cominciato un nuovo lavoro");
    }

    @Test
    void her_list_has_fifty_cases_a_page() {
        for (int i = 0; i < 50; i++) {
            story.person("Maranello", "[\"assembly\"]", "1990-01-01");
        }
        story.settle();

        String first = reader.get("/casi").body();
        String second = reader.get("/casi?pagina=2").body();

        assertThat(first.split("/casi/R-", -1)).hasSize(51);
        assertThat(first).contains("casi?pagina=2").doesNotContain("casi?pagina=1");
        assertThat(second.split("/casi/R-", -1)).hasSize(4);
        assertThat(second).contains("casi?pagina=1").doesNotContain("casi?pagina=3");
        assertThat(reader.get("/casi?pagina=-2").body()).contains("casi?pagina=2");
        assertThat(reader.get("/casi?pagina=2147483647").statusCode()).isEqualTo(200);
    }

    @Test
    void a_basis_that_ends_and_a_letter_that_did_not_arrive_ask_something_of_her() {
        TestDatabase.client()
                .sql("update referral set basis_until = ? where code = ?")
                .params(LocalDate.now().plusDays(20), code)
                .update();
        assertThat(reader.get("/casi").body()).contains("rinnovare la base giuridica");

        TestDatabase.client()
                .sql("update letter set undeliverable_at = now(), undeliverable_reason = 'BAD_ADDRESS'")
                .update();
        assertThat(reader.get("/casi/" + code).body()).contains("conferma a chi dobbiamo scrivere");
    }

    @Test
    void that_she_read_it_is_noted() {
        reader.page();
        HttpResponse<String> answer = reader.post("/casi/" + code + "/letto");

        assertThat(answer.body()).contains("abbiamo segnato che hai letto").contains("Hai letto il");
        assertThat(audited("case.acknowledged")).containsExactly(herself() + " " + code);
    }

    @Test
    void her_note_reaches_the_operators_and_their_answer_reaches_her() {
        reader.page();
        assertThat(reader.post("/casi/" + code + "/nota", "testo", "Ha chiesto della <b>patente</b>.")
                        .body())
                .contains("La nota è arrivata agli operatori");
        assertThat(audited("case.noted")).containsExactly(herself() + " " + code);

        Visitor operator = Visitor.operator();
        assertThat(operator.get("/console").body()).contains("note a cui rispondere");
        assertThat(operator.get("/console/note").body())
                .contains("Ha chiesto della &lt;b&gt;patente&lt;/b&gt;.")
                .contains(code);
        operator.post("/console/note/" + one("select id from case_note") + "/rispondi", "testo", "La patente B basta?");
        assertThat(operator.get("/console/note").body()).contains("Nessuna nota in attesa");
        assertThat(operator.get("/console/persone/" + one("select code from beneficiary order by id limit 1"))
                        .body())
                .contains("La patente B basta?");

        assertThat(reader.get("/casi/" + code).body())
                .contains("La patente B basta?")
                .contains("rispondi alla nostra nota");
    }

    @Test
    void a_note_that_came_after_the_operators_page_was_loaded_waits_on() {
        reader.page();
        reader.post("/casi/" + code + "/nota", "testo", "La prima.");
        Visitor operator = Visitor.operator();
        operator.get("/console/note");
        reader.page();
        reader.post("/casi/" + code + "/nota", "testo", "La seconda.");

        operator.post("/console/note/" + one("select min(id) from case_note") + "/rispondi", "testo", "Sì.");

        assertThat(operator.get("/console/note").body()).contains("La seconda.").doesNotContain("La prima.");
        operator.post(
                "/console/note/" + one("select id from case_note where seen_at is null") + "/vista", "testo", "Sì.");
        assertThat(operator.get("/console/note").body()).contains("Nessuna nota in attesa");
    }

    @Test
    void that_her_note_was_answered_is_told_by_a_letter_and_once_more_after_that_left() {
        reader.page();
        reader.post("/casi/" + code + "/nota", "testo", "Ha la patente?");
        answer("Sì.");
        answer("Da un anno.");

        assertThat(one("select string_agg(notice, ' ') from letter where notice is not null"))
                .isEqualTo("ANSWERED");
        assertThat(one("select count(*) from work w join letter l on l.id = w.subject"
                        + " where w.stage = 'LETTER' and l.notice = 'ANSWERED'"))
                .isEqualTo("1");

        TestDatabase.client().sql("update letter set told_at = now()").update();
        answer("E guida volentieri.");
        assertThat(one("select count(*) from letter where notice = 'ANSWERED'")).isEqualTo("2");
    }

    private static void answer(String words) {
        Visitor operator = Visitor.operator();
        operator.get("/console/note");
        operator.post("/console/note/" + one("select min(id) from case_note") + "/rispondi", "testo", words);
    }

    @Test
    void a_note_lies_sealed_and_is_neither_empty_nor_longer_than_it_may_be() {
        reader.page();
        reader.post("/casi/" + code + "/nota", "testo", "Parolasegreta");
        assertThat(one("select encode(words, 'escape') from case_note")).doesNotContain("Parolasegreta");

        assertThat(reader.post("/casi/" + code + "/nota", "testo", "  ").body()).contains("La nota è vuota");
        assertThat(reader.post("/casi/" + code + "/nota", "testo", "x".repeat(2001))
                        .body())
                .contains("troppo lunga");
        assertThat(one("select count(*) from case_note")).isEqualTo("1");
    }

    @Test
    void a_case_moves_to_a_colleague_of_the_service_and_letters_with_it() throws Exception {
        reader.page();
        assertThat(reader.post("/casi/" + code + "/collega", "email", COLLEAGUE).body())
                .contains("Inviami il codice")
                .doesNotContain("È cominciato un nuovo lavoro");
        assertThat(audited("case.moved")).containsExactly(herself() + " " + code);

        LetterReader colleague = new LetterReader(reader.link);
        colleague.ask();
        assertThat(LetterReader.addressees()).containsExactly(COLLEAGUE);
        assertThat(reader.get("/casi/" + code).body()).contains("Inviami il codice");
        assertThat(colleague.enters().get("/casi").body()).contains("CPI-2026-").containsOnlyOnce("/casi/R-");
    }

    @Test
    void who_is_not_of_her_service_gets_no_case() {
        reader.page();
        for (String email : List.of("chiunque@altrove.example", "a@b", "x", COLLEAGUE + ", y@z.example", "")) {
            assertThat(reader.post("/casi/" + code + "/collega", "email", email).body())
                    .contains("non è del tuo servizio");
        }
        assertThat(one("select count(*) from case_handover")).isEqualTo("0");
        assertThat(one("select count(*) from caseworker where partner = 'cpi-valmora'"))
                .isEqualTo("1");
    }

    @Test
    void when_the_service_names_somebody_else_its_newer_word_counts() throws Exception {
        reader.page();
        reader.post("/casi/" + code + "/collega", "email", COLLEAGUE);
        TestDatabase.client()
                .sql(
                        """
                        with other as (insert into caseworker (partner, email_index, contact)
                                       select partner, '\\x01', contact from caseworker order by id limit 1 returning id)
                        update referral set caseworker = other.id from other where code = ?
                        """)
                .param(code)
                .update();

        assertThat(one("select (f.caseworker = r.caseworker)::text from case_follower f join referral r"
                        + " on r.id = f.referral where r.code = '" + code + "'"))
                .isEqualTo("true");
    }

    @Test
    void nothing_that_was_answered_stays_once_the_person_comes_under_protection() {
        reader.page();
        reader.post("/casi/" + code + "/letto");
        reader.post("/casi/" + code + "/nota", "testo", "Una nota.");
        reader.post("/casi/" + code + "/collega", "email", COLLEAGUE);
        long person = Long.parseLong(one("select beneficiary from referral where code = '" + code + "'"));

        TestDatabase.transaction().executeWithoutResult(tx -> PagesUnderTest.started()
                .getBeansOfType(EndsAtProtection.class)
                .values()
                .forEach(room -> room.comeUnderProtection(List.of(person))));

        assertThat(one("select (select count(*) from case_note) + (select count(*) from case_read)"
                        + " + (select count(*) from case_handover)"))
                .isEqualTo("0");
    }

    @Test
    void a_colleague_who_has_no_other_case_is_forgotten_with_the_person() {
        reader.page();
        reader.post("/casi/" + code + "/collega", "email", COLLEAGUE);
        assertThat(one("select count(*) from caseworker where contact is not null"))
                .isEqualTo("2");

        PagesUnderTest.bean(Erasure.class)
                .erase(
                        one("select b.code from beneficiary b join referral r on r.beneficiary = b.id where r.code = '"
                                + code + "'"),
                        ForgettingReason.NOT_NEEDED,
                        new OperatorCaller("ada", Set.of(Role.DATA_PROTECTION_OFFICER)));

        assertThat(one("select count(*) from caseworker where contact is not null"))
                .as("the other has cases still")
                .isEqualTo("1");
        assertThat(one("select count(*) from case_handover")).isEqualTo("0");
    }

    @Test
    void while_she_is_away_a_colleague_sees_her_cases_and_gets_their_letters() throws Exception {
        reader.get("/preferenze");
        String today = LocalDate.now().toString();
        assertThat(reader.post("/assenza", "email", COLLEAGUE, "dal", today, "al", today)
                        .body())
                .contains("scriviamo a chi ti sostituisce")
                .contains("Ti sostituisce " + COLLEAGUE);

        LetterReader colleague = new LetterReader(reader.link);
        colleague.ask();
        assertThat(LetterReader.addressees()).containsExactly(COLLEAGUE);
        assertThat(colleague.enters().get("/casi").body())
                .contains("CPI-2026-1<")
                .contains("CPI-2026-3<");
        assertThat(reader.get("/casi").body()).as("she sees them still").contains("CPI-2026-1<");

        reader.get("/preferenze");
        reader.post("/assenza/togli");
        assertThat(colleague.get("/casi").body()).contains("Inviami il codice");
        assertThat(audited("caseworker.covered")).hasSize(1);
        assertThat(audited("caseworker.cover-ended")).hasSize(1);
    }

    @Test
    void an_absence_has_days_that_fit() {
        reader.get("/preferenze");
        String today = LocalDate.now().toString();
        String yesterday = LocalDate.now().minusDays(1).toString();

        assertThat(reader.post("/assenza", "email", COLLEAGUE, "dal", today, "al", yesterday)
                        .body())
                .contains("Le date non vanno");
        assertThat(reader.post("/assenza", "email", "x@altrove.example", "dal", today, "al", today)
                        .body())
                .contains("non è del tuo servizio");
        assertThat(one("select count(*) from caseworker_cover")).isEqualTo("0");
    }

    @Test
    void the_sheet_of_the_month_has_case_numbers_and_no_names_as_page_and_as_csv() {
        assertThat(reader.get("/mese").body())
                .contains("CPI-2026-1<")
                .contains("Assunzione")
                .doesNotContain(SampleStory.LAST_NAME);
        HttpResponse<String> csv = reader.get("/mese.csv");

        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("attachment; filename=\"casi-");
        assertThat(csv.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(csv.body())
                .contains("\"Caso\";\"Giorno\";")
                .contains(";\"" + LocalDate.now() + "\";\"Assunzione\"")
                .contains("\"CPI-2026-3\";\"\";\"\"")
                .doesNotContain(SampleStory.LAST_NAME);
        assertThat(reader.get("/mese?mese=2020-01").body()).contains("nulla in questo mese");
    }

    @Test
    void why_something_happened_stands_on_the_case_and_on_the_sheet() {
        String today = LocalDate.now(ItalianTime.ZONE).toString();
        PagesUnderTest.bean(Outcomes.class)
                .tell(new OutcomeDraft(
                        "operator:operatrice",
                        null,
                        code,
                        OutcomeKind.CLOSED,
                        LocalDate.parse(today),
                        null,
                        null,
                        OutcomeReason.FOUND_ANOTHER_WAY));
        story.settle();

        assertThat(reader.get("/casi/" + code).body())
                .contains("Motivo: si è aperta un&#39;altra strada, di lavoro o di formazione.");
        assertThat(reader.get("/mese").body()).contains("Chiusura").contains("si è aperta un&#39;altra strada");
        assertThat(reader.get("/mese.csv").body()).contains("\"Chiusura\"").doesNotContain("strada");
        assertThat(new LetterReader(reader.link).page().body())
                .as("before the code")
                .doesNotContain("strada");
    }

    @Test
    void she_chooses_how_often_she_hears_and_the_foot_of_a_letter_turns_the_digest_off() {
        assertThat(reader.get("/preferenze").body()).containsPattern("value=\"WEEKLY\"[^>]*checked");
        assertThat(reader.post("/ritmo", "ritmo", "DAILY").body()).containsPattern("value=\"DAILY\"[^>]*checked");

        LetterReader elsewhere = new LetterReader(reader.link);
        elsewhere.get("/basta");
        assertThat(elsewhere.post("/basta").body()).contains("abbiamo cambiato ogni quanto");
        assertThat(reader.get("/preferenze").body()).containsPattern("value=\"NEVER\"[^>]*checked");
    }

    @Test
    void the_shared_mailbox_reads_the_cases_for_which_nobody_with_an_address_is_named() throws Exception {
        SampleStory.send(
                "cpi-valmora",
                "api-referral",
                """
                {"externalId": "CPI-M", "beneficiary": {"firstName": "Ada", "lastName": "Maranello", "bornOn": "1990-01-01"},
                 "basis": {"kind": "PUBLIC_TASK", "givenOn": "%s"}}
                """
                        .formatted(LocalDate.now().minusDays(1)));
        story.settle();
        LetterReader mailbox = interviewed("CPI-M");
        mailbox.ask();
        assertThat(LetterReader.addressees()).containsExactly("collocamento.mirato@cpi-valmora.example");

        assertThat(mailbox.enters().get("/casi").body())
                .contains("CPI-M<")
                .contains("confermare il contatto")
                .doesNotContain("CPI-2026-");
        assertThat(mailbox.get("/casi/" + code).statusCode()).isEqualTo(404);
        assertThat(mailbox.get("/preferenze").body()).doesNotContain("Sono assente");
        mailbox.page();
        mailbox.post("/casi/" + ofNumber() + "/collega", "email", COLLEAGUE);
        mailbox.ask();
        assertThat(LetterReader.addressees()).containsExactly(COLLEAGUE);
    }

    private static String ofNumber() {
        return one("select code from referral order by id desc limit 1");
    }

    /** The newest referral's person was interviewed, and a letter says so. */
    private LetterReader interviewed(String caseNumber) throws Exception {
        Visitor operator = Visitor.operator();
        operator.get("/console/esiti/nuovo");
        operator.post(
                "/console/esiti",
                "su",
                ofNumber(),
                "esito",
                "INTERVIEWED",
                "data",
                LocalDate.now().toString());
        story.settle();
        return new LetterReader(LetterReader.linkTo(caseNumber, LetterReader.links(50)));
    }

    @Test
    void who_enrolled_herself_has_the_same_page_for_her_own_case() throws Exception {
        SampleStory.send(
                "iscrizioni",
                "iscrizioni",
                """
                {"externalId": "I-1", "beneficiary": {"firstName": "Ada", "lastName": "Maranello", "bornOn": "1990-01-01",
                  "email": "ada@posta.example"},
                 "basis": {"kind": "CONSENT", "givenOn": "%s"}}
                """
                        .formatted(LocalDate.now().minusDays(1)));
        story.settle();
        String own = one("select code from referral where partner = 'iscrizioni'");
        LetterReader ada = interviewed(own);
        ada.ask();
        assertThat(LetterReader.addressees()).containsExactly("ada@posta.example");

        assertThat(ada.enters().page().body())
                .contains("La tua iscrizione")
                .contains("Il colloquio si è svolto")
                .doesNotContain("passato a una collega");
        assertThat(ada.get("/casi").body()).contains(own + "<").doesNotContain("CPI-2026");
        assertThat(ada.get("/mese").statusCode()).isEqualTo(404);
        ada.get("/preferenze");
        assertThat(ada.post("/casi/" + own + "/collega", "email", COLLEAGUE).statusCode())
                .isEqualTo(404);
        ada.get("/preferenze");
        assertThat(ada.post("/assenza", "email", COLLEAGUE, "dal", "2026-01-01", "al", "2026-01-02")
                        .statusCode())
                .isEqualTo(404);
    }
}

package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does for a person who asks. */
class RightsPagesTest {
    private SampleStory story;
    private Visitor operator;
    private String code;

    @BeforeEach
    void a_short_story() {
        PagesUnderTest.started();
        story = SampleStory.told();
        operator = Visitor.operator();
        code = one("select b.code from beneficiary b join referral r on r.beneficiary = b.id"
                + " where not b.is_protected and not r.self_enrolled order by b.id limit 1");
        TestDatabase.client()
                .sql(
                        """
                        update referral set basis_kind = 'CONSENT', basis_given_on = current_date - 5,
                                            basis_until = current_date + 200
                        where beneficiary = (select id from beneficiary where code = ?)
                        """)
                .param(code)
                .update();
    }

    private String path() {
        return "/console/persone/" + code + "/diritti";
    }

    @Test
    void the_page_says_what_can_be_done_without_saying_who_she_is() {
        for (String language : new String[] {"it", "en"}) {
            String page = operator.get(path() + "?lang=" + language).body();

            assertThat(page).contains(code, "dati.pdf", "dati.json").doesNotContain("??");
            assertThat(page).doesNotContain(SampleStory.LAST_NAME);
        }
    }

    @Test
    void all_that_is_held_comes_as_data_and_as_a_letter_in_words() throws Exception {
        operator.get(path() + "?lang=it");
        HttpResponse<String> data = operator.post(path() + "/dati.json");
        assertThat(data.headers().firstValue("Content-Disposition").orElse("")).contains(code + ".json");
        assertThat(data.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(data.body()).contains("\"record\"", "\"sources\"", "\"lastName\"");

        operator.get(path() + "?lang=it");
        byte[] pdf = operator.download(path() + "/dati.pdf");
        try (var document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            "I Suoi dati",
                            code,
                            "Cognome",
                            "Base giuridica",
                            "Centro per l'impiego",
                            "chi l'ha guardato")
                    .doesNotContain("??");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("I Suoi dati");
        }
    }

    @Test
    void a_record_is_restricted_shown_as_such_and_used_again() {
        operator.get(path() + "?lang=it");
        operator.post(path() + "/limita");

        assertThat(operator.get("/console/persone/" + code).body()).contains("non si propone e non si scrive");
        operator.get(path());
        assertThat(operator.post(path() + "/riprendi").body()).contains("La scheda si usa di nuovo.");
        assertThat(operator.get("/console/persone/" + code).body()).doesNotContain("non si propone e non si scrive");
    }

    @Test
    void a_consent_is_taken_back_and_collected_anew() {
        String referral = one("select r.code from referral r join beneficiary b on b.id = r.beneficiary"
                + " where r.basis_kind = 'CONSENT' and b.code = '" + code + "' order by r.id limit 1");
        operator.get(path() + "?lang=it");

        assertThat(operator.post(path() + "/" + referral + "/revoca").body()).contains("Revoca annotata");
        assertThat(operator.get("/console/consensi").body()).contains(referral, "consenso revocato");
        operator.get(path());
        assertThat(operator.post(path() + "/" + referral + "/rinnova", "per", "MATCHING")
                        .body())
                .contains("Consenso rinnovato", "proposte di lavoro");
        assertThat(operator.get("/console/consensi").body()).doesNotContain(referral);
    }

    @Test
    void she_is_erased_only_for_a_reason_and_where_her_code_was_written_again() {
        String ask = path() + "/cancellazione?motivo=OBJECTION";
        assertThat(operator.get(ask + "&lang=it").body())
                .contains("Non si torna indietro")
                .doesNotContain("??");

        assertThat(operator.post(path() + "/cancellazione", "motivo", "OBJECTION", "conferma", "B-1")
                        .body())
                .contains("nulla è stato cancellato");
        assertThat(operator.get(path()).statusCode()).isEqualTo(200);

        operator.get(ask);
        assertThat(erase("un'altra parola").body()).contains("La password non è giusta");
        assertThat(operator.get(path()).statusCode()).isEqualTo(200);

        operator.get(ask);
        assertThat(erase(TestOperators.PASSWORD).body())
                .contains("La persona è stata cancellata.")
                .doesNotContainPattern(Pattern.quote(code));
        assertThat(operator.get(path()).statusCode()).isEqualTo(404);
        assertThat(operator.get("/console/persone/" + code + "/diritti/cancellazione?motivo=TIME_OVER")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> erase(String password) {
        return operator.post(path() + "/cancellazione", "motivo", "OBJECTION", "conferma", code, "password", password);
    }

    @Test
    void who_was_noticed_is_kept_from_her_own_page_too() {
        TestDatabase.client()
                .sql("update beneficiary set ending_noticed_at = now() where code = ?")
                .param(code)
                .update();
        assertThat(operator.get(path() + "?lang=it").body())
                .contains("Di questa persona non si ha notizia")
                .doesNotContain("??");

        assertThat(operator.post(path() + "/conserva").body())
                .contains("Il tempo ricomincia da oggi.")
                .doesNotContain("Di questa persona non si ha notizia");
    }

    @Test
    void a_record_is_set_right_and_its_history_says_by_whom() {
        operator.get("/console/conservazione?lang=it");
        String form = operator.post(path() + "/rettifica").body();
        assertThat(form).contains("Codice fiscale", SampleStory.LAST_NAME).doesNotContain("??");

        String wrong = operator.post(
                        path() + "/rettifica/salva",
                        "beneficiary.codiceFiscale",
                        "AAA",
                        "province",
                        "Modena",
                        "motivo",
                        "SLIP")
                .body();
        assertThat(wrong).contains("Non è un codice fiscale valido.").doesNotContain("??");

        assertThat(operator.post(
                                path() + "/rettifica/salva",
                                "beneficiary.firstName",
                                "Zelinda",
                                "beneficiary.lastName",
                                "Giusta",
                                "education",
                                "TERTIARY",
                                "motivo",
                                "DOCUMENT_SEEN")
                        .body())
                .contains("La scheda è stata corretta.");
        assertThat(operator.get("/console/persone/" + code).body()).contains("rettifica di un operatore");
        assertThat(one("select string_agg(distinct what, ',') from audit where about = '" + code + "'"))
                .contains("identity.opened", "beneficiary.rectified");
    }

    @Test
    void what_is_told_wrongly_again_waits_for_an_answer() {
        TestDatabase.client()
                .sql(
                        """
                        with fact as (
                            insert into rectified_fact (beneficiary, field, wrong, rectified_at)
                            select id, 'PHONE', 'x', now() from beneficiary where code = ? returning id, beneficiary)
                        insert into repeated_mistake (fact, referral, repeated_at)
                        select fact.id, r.id, now() from fact join referral r on r.beneficiary = fact.beneficiary limit 1
                        """)
                .param(code)
                .update();
        String referral = one("select r.code from referral r join repeated_mistake m on m.referral = r.id");

        assertThat(operator.get("/console/rettifiche?lang=it").body())
                .contains(code, referral, "Telefono")
                .doesNotContain("??");
        assertThat(operator.post("/console/rettifiche/" + referral + "/PHONE/resta")
                        .body())
                .contains("Annotato", "Nessun servizio ha ripetuto un errore.");
    }

    @Test
    void the_clocks_are_paused_and_resumed_on_their_page() {
        operator.get("/console/conservazione?lang=it");
        assertThat(operator.post("/console/conservazione/sospendi").body()).contains("è sospesa");
        assertThat(operator.post("/console/conservazione/riprendi").body()).doesNotContain("è sospesa");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller;
import it.ponte.access.Cursors;
import it.ponte.api.EnvelopesApi;
import it.ponte.intake.Inbox;
import it.ponte.intake.Replays;
import it.ponte.normalise.Problems;
import it.ponte.normalise.Replaying;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Correcting one line and reading many again, from the pages on which an operator does it. */
@ExtendWith(OutputCaptureExtension.class)
class RepairPagesTest {
    private SampleStory story;
    private Visitor operator;
    private String envelope;
    private String line;

    /** The story's one wrong line: somebody born on the 31st of February. */
    @BeforeEach
    void a_short_story() {
        story = SampleStory.told();
        operator = Visitor.operator();
        envelope = one("select e.code from envelope e join problem p on p.envelope = e.id");
        line = "/console/arrivi/" + envelope + "/righe/1";
    }

    @Test
    void an_operator_corrects_a_line_and_it_is_recorded() {
        assertThat(operator.get("/console/arrivi/" + envelope).body()).contains(line);
        assertThat(operator.get(line).body()).contains("beneficiary.bornOn").contains("Non è una data valida.");
        assertThat(seenByItsSender()).contains("\"verdict\":\"refused\"").contains("NOT_A_DATE");

        String after = operator.post(line + "/correggi", "valore.beneficiary.bornOn", "1979-02-28")
                .body();

        assertThat(after).contains("La riga è corretta e registrata.").contains("1 registrata");
        assertThat(operator.get(line).statusCode())
                .as("nothing is left to correct")
                .isEqualTo(404);
        assertThat(one("select corrected_by from line_correction")).isEqualTo("operator:operatrice");
    }

    @Test
    void what_would_be_right_is_said_in_the_language_of_the_page() {
        for (String page : List.of("/console/arrivi", "/console/arrivi/" + envelope, line)) {
            assertThat(operator.get(page + "?lang=en").body()).as(page).doesNotContain("aaaa-mm-gg");
            assertThat(operator.get(page + "?lang=it").body()).as(page).doesNotContain("yyyy-MM-dd");
        }
        assertThat(operator.get(line + "?lang=it").body()).contains("Atteso: aaaa-mm-gg.");
        assertThat(operator.get(line + "?lang=en").body()).contains("Expected: yyyy-MM-dd.");
        assertThat(operator.get("/console/arrivi/" + envelope + "?lang=it").body())
                .contains("Atteso: aaaa-mm-gg.");
    }

    @Test
    void what_is_still_wrong_is_said_on_the_line_itself() {
        operator.get(line);

        assertThat(operator.post(line + "/correggi", "valore.beneficiary.bornOn", "mai")
                        .body())
                .contains("Non basta ancora")
                .contains("Non è una data valida.")
                .contains("Correzioni fatte")
                .contains("operatore operatrice");
    }

    @Test
    void values_are_masked_until_an_operator_asks_for_them(CapturedOutput log) {
        assertThat(operator.get(line).body())
                .contains("un valore, nascosto")
                .doesNotContain("Vignola")
                .doesNotContain("1979-02-31");
        assertThat(log.getAll()).doesNotContain("opened line");

        var opened = operator.post(line + "/mostra");

        assertThat(opened.body()).contains("Vignola").contains("1979-02-31");
        assertThat(opened.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(log.getAll()).contains("operator:operatrice opened line 1 of " + envelope);
        assertThat(operator.get(line + "/mostra").statusCode())
                .as("no address opens it")
                .isNotEqualTo(200);
    }

    @Test
    void a_protected_persons_values_are_opened_for_nobody() {
        TestOperators.make("operatore");
        Visitor reference = new Visitor();
        reference.signIn("operatore", TestOperators.PASSWORD);
        SampleStory.send(
                "cav-le-querce",
                "api-referral",
                """
                {"externalId": "LQ-7", "protection": "yes", "beneficiary": {"reference": "LQ-7"}, "province": "XX"}
                """);
        story.settle();
        String hers = "/console/arrivi/"
                + one("select code from envelope where partner = 'cav-le-querce' order by id desc limit 1")
                + "/righe/1";

        assertThat(reference.get(hers).body())
                .contains("persona protetta")
                .doesNotContain("/mostra")
                .doesNotContain("LQ-7");
        assertThat(reference.post(hers + "/mostra").statusCode()).isEqualTo(404);
        reference.get(hers);
        assertThat(reference
                        .post(hers + "/correggi", "valore.province", "MO", "valore.beneficiary.lastName", "Ghirlandina")
                        .body())
                .contains("IDENTITY_NOT_ALLOWED")
                .contains("registra senza beneficiary.lastName");
        assertThat(reference.get("/console/arrivi").body()).contains("da inviare di nuovo");
        assertThat(reference
                        .post(hers + "/correggi", "vuoto", "beneficiary.lastName")
                        .body())
                .contains("La riga è corretta e registrata.");
    }

    @Test
    void lines_that_are_wrong_alike_are_read_again_from_the_arrivals() {
        String arrivals = operator.get("/console/arrivi").body();
        assertThat(arrivals)
                .contains("/console/riletture/nuova?mittente=cpi-valmora&amp;problema=NOT_A_DATE"
                        + "&amp;campo=beneficiary.bornOn");

        assertThat(operator.get("/console/riletture/nuova?mittente=cpi-valmora&problema=NOT_A_DATE"
                                + "&campo=beneficiary.bornOn")
                        .body())
                .contains("Rileggi una riga")
                .contains("il loro contenuto è stato dimenticato");
        assertThat(operator.post("/console/riletture").body())
                .contains("in corso")
                .contains("0 di 1");
        PagesUnderTest.bean(Replaying.class).goOn();

        String done = operator.get("/console/riletture/" + one("select id::text from replay"))
                .body();
        assertThat(done).contains("finita").contains("1 di 1").contains("1 da correggere");
        assertThat(operator.get("/console/riletture").body()).contains("operatore operatrice");
    }

    @Test
    void an_envelope_read_by_an_older_mapping_says_what_can_be_read_again_and_what_cannot() {
        assertThat(operator.get("/console/arrivi/" + envelope).body())
                .contains("Rileggi questa busta")
                .doesNotContain("oggi è la");
        TestDatabase.client()
                .sql("update envelope set mapping_version = '0123456789ab'")
                .update();

        assertThat(operator.get("/console/arrivi/" + envelope).body())
                .contains("oggi è la")
                .contains("Una riga si può rileggere")
                .contains("un campo che il tracciato nomina solo da oggi non c&#39;è");
    }

    @Test
    void a_replay_is_stopped_with_one_button() {
        operator.get("/console/riletture/nuova?mittente=cpi-valmora&busta=" + envelope);
        operator.post("/console/riletture");
        String id = one("select id::text from replay");

        assertThat(operator.post("/console/riletture/" + id + "/ferma").body()).contains("fermata");
        assertThat(PagesUnderTest.bean(Replaying.class).goOn()).isZero();
        assertThat(PagesUnderTest.bean(Replays.class)
                        .find(Long.parseLong(id))
                        .orElseThrow()
                        .stoppedBy())
                .isEqualTo("operator:operatrice");
    }

    @Test
    void what_is_no_longer_kept_is_said() {
        TestDatabase.client().sql("delete from problem").update();
        TestDatabase.client().sql("update envelope_line set content = null").update();

        assertThat(operator.get("/console/arrivi/" + envelope).body())
                .contains("Non più conservata")
                .doesNotContain(line);
        assertThat(operator.get(line).statusCode()).isEqualTo(404);
    }

    @Test
    void every_page_stands_in_both_languages_and_without_inline_style() {
        operator.get("/console/riletture/nuova?mittente=cpi-valmora");
        operator.post("/console/riletture");
        for (String page : List.of(
                line,
                "/console/riletture",
                "/console/riletture/nuova?mittente=cpi-valmora",
                "/console/riletture/" + one("select id::text from replay"),
                "/console/mittenti",
                "/console/mittenti/cpi-valmora",
                "/console/mittenti/csm-valmora")) {
            for (String language : List.of("it", "en")) {
                var answer = operator.get(page + (page.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).doesNotContain("??").doesNotContain(" style=");
            }
        }
        assertThat(operator.get("/console/mittenti/csm-valmora/tracciato.pdf").body())
                .startsWith("%PDF-");
        assertThat(operator.get("/console/mittenti/nessuno").statusCode()).isEqualTo(404);
        assertThat(operator.get("/console/riletture/99").statusCode()).isEqualTo(404);
    }

    /** As {@code GET /api/v1/envelopes/{code}} tells it. */
    private String seenByItsSender() {
        byte[] answer = new EnvelopesApi(
                        PagesUnderTest.bean(Inbox.class),
                        PagesUnderTest.bean(Problems.class),
                        PagesUnderTest.bean(Cursors.class),
                        PagesUnderTest.bean(Audit.class))
                .get(new Caller.PartnerCaller("cpi-valmora"), new Asked(envelope, null, null, null, null, null))
                .getBody();
        return new String(answer, StandardCharsets.UTF_8);
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

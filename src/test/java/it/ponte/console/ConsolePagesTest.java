package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsolePagesTest {
    private static final List<String> PAGES = List.of(
            "",
            "/arrivi",
            "/proposte",
            "/persone",
            "/protette",
            "/offerte",
            "/comunicazioni",
            "/da-rivedere",
            "/esiti/nuovo",
            "/consensi",
            "/risposte",
            "/conservazione",
            "/persone/esporta",
            "/password");

    private SampleStory story;
    private Visitor operator;

    @BeforeEach
    void a_short_story() {
        story = SampleStory.told();
        operator = Visitor.operator();
    }

    @Test
    void every_page_stands_in_both_languages_and_keeps_to_codes() {
        story.hire();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        for (String language : List.of("it", "en")) {
            for (String page : PAGES) {
                var answer = operator.get("/console" + page + "?lang=" + language);

                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).startsWith("<!DOCTYPE html>");
                assertThat(answer.body()).as(page).contains(" · Ponte</title>", "/css/ponte.css");
                assertThat(answer.body()).as(page).doesNotContain("??").doesNotContain(SampleStory.LAST_NAME);
                assertThat(answer.body()).as(page).doesNotContain(" style=");
                assertThat(answer.body().contains("LQ-2026-77")).as(page).isEqualTo(page.equals("/protette"));
                assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                        .contains("no-store");
            }
        }
    }

    @Test
    void today_tells_what_came_in_and_what_is_wrong() {
        String page = operator.get("/console").body();

        assertThat(page).contains("Centro per l&#39;impiego di Valmora").contains("Officine Brandi");
        assertThat(page).contains("1 da correggere").contains("beneficiary.bornOn");
        assertThat(page).contains("Non è una data valida.").contains("NON CONSEGNATE");
        assertThat(page).as("the wrong value itself is never shown").doesNotContain("1979-02-31");
    }

    @Test
    void an_envelope_shows_the_answer_to_each_line() {
        String code = one("select e.code from envelope e join problem p on p.envelope = e.id");

        assertThat(operator.get("/console/arrivi/" + code).body())
                .contains("da correggere")
                .contains("NOT_A_DATE")
                .contains("api-referral")
                .containsPattern("<code>[0-9a-f]{12}</code>");
        assertThat(operator.get("/console/arrivi/E-0000-0000").statusCode()).isEqualTo(404);
    }

    @Test
    void an_offer_shows_its_shortlist_and_why_others_are_not_on_it() {
        String page = operator.get("/console/offerte/" + one("select code from vacancy"))
                .body();

        assertThat(page).contains("Addetta/o al montaggio").contains("Rosa di candidature");
        assertThat(page)
                .contains(one("select code from beneficiary where profile::text like '%kitchen-help%'"))
                .contains("Competenze richieste: Assemblaggio. Non risulta.");
    }

    @Test
    void who_referred_somebody_stands_there_by_name() {
        assertThat(operator.get("/console/persone").body())
                .contains("Centro per l&#39;impiego di Valmora")
                .doesNotContain(">cpi-valmora<");
    }

    @Test
    void a_protected_person_stands_among_those_of_her_reference_operator_only() {
        story.protectedPerson("LQ-2026-77");
        story.settle();
        String code = one("select code from beneficiary where is_protected");

        assertThat(operator.get("/console/persone").body()).doesNotContain(code);
        assertThat(operator.get("/console/persone/" + code).statusCode()).isEqualTo(404);
        assertThat(operator.get("/console/protette").body()).contains(code).contains("LQ-2026-77");
        assertThat(operator.get("/console/protette/" + code).body())
                .contains("LQ-2026-77")
                .contains("Assemblaggio")
                .contains("Affidala a un&#39;altra operatrice");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.beneficiary.Comparison;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicatePagesTest {
    private static final String REFERRAL =
            """
            {"externalId": "%s", "beneficiary": {"firstName": "%s", "lastName": "%s", "bornOn": "1984-05-17"},
             "caseworker": {"email": "referente@servizio.example"}}
            """;

    private SampleStory story;
    private Visitor operator;

    @BeforeEach
    void two_services_tell_of_one_person() {
        story = SampleStory.told();
        operator = Visitor.operator();
        SampleStory.send("cpi-valmora", "api-referral", REFERRAL.formatted("D-1", "Teodolinda", "Zxanary"));
        SampleStory.send("coop-il-ponticello", "api-referral", REFERRAL.formatted("D-2", "TEODOLINDA", "Zxànary"));
        story.settle();
        PagesUnderTest.bean(Comparison.class).compareWaiting();
    }

    @Test
    void the_pair_is_listed_with_its_reasons_and_masked_until_it_is_opened() {
        assertThat(operator.get("/console").body()).contains("possibili doppioni");
        String list = operator.get("/console/doppioni").body();
        assertThat(list).contains("stesso nome e stessa data di nascita").doesNotContain("Zxanary");
        assertThat(operator.get(pair()).body()).contains("Mostra i dati").doesNotContain("Zxanary");

        String open = operator.post(pair() + "/apri").body();

        assertThat(open)
                .contains("Zxanary")
                .contains("Zxànary")
                .contains("Dati mostrati</span>, <span>operatore operatrice");
    }

    @Test
    void what_is_joined_says_why_on_the_persons_page_and_can_be_taken_back() {
        operator.get(pair());
        assertThat(operator.post(pair() + "/stessa").body()).contains("Le due schede sono ora una.");
        String survivor = one("select b.code from joined_record j join beneficiary b on b.id = j.survivor");
        String joined = one("select b.code from joined_record j join beneficiary b on b.id = j.joined");

        assertThat(operator.get("/console/persone/" + survivor).body())
                .contains("con questa la scheda è nata")
                .containsPattern("unita da\\s*</span>\\s*<span>operatore operatrice")
                .contains("stesso nome e stessa data di nascita");
        assertThat(operator.get("/console/persone/" + joined).statusCode()).isEqualTo(404);

        assertThat(operator.get("/console/doppioni").body()).contains(joined);
        assertThat(operator.post("/console/doppioni/" + joined + "/separa").body())
                .contains("Le due schede sono di nuovo separate.");
        assertThat(operator.get("/console/persone/" + joined).statusCode()).isEqualTo(200);
    }

    @Test
    void two_people_are_not_asked_about_again() {
        String pair = pair();
        operator.get(pair);
        assertThat(operator.post(pair + "/diverse").body()).contains("Annotato: sono due persone.");

        assertThat(operator.get("/console/doppioni").body()).contains("Nessun possibile doppione.");
        assertThat(operator.get(pair).body()).contains("per questi stessi motivi");
    }

    @Test
    void a_pair_that_does_not_exist_is_not_found() {
        assertThat(operator.get("/console/doppioni/B-0000-0000/B-0000-0001").statusCode())
                .isEqualTo(404);
    }

    private static String pair() {
        return one(
                """
                select '/console/doppioni/' || a.code || '/' || b.code
                from possible_duplicate d join beneficiary a on a.id = d.one join beneficiary b on b.id = d.other
                """);
    }

    private static String one(String sql) {
        return it.ponte.TestDatabase.client().sql(sql).query(String.class).single();
    }
}

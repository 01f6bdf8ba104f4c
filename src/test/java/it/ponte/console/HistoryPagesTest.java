package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person's record said before, on her page. */
class HistoryPagesTest {
    private static final String REFERRAL =
            """
            {"externalId": "H-1", "beneficiary": {"firstName": "Teodolinda", "lastName": "%s", "phone": "%s"},
             "education": "%s", "skills": ["%s"], "hours": {"max": %d}, "licences": [], "province": "MO",
             "caseworker": {"email": "referente@servizio.example"}}
            """;

    private SampleStory story;
    private Visitor operator;

    @BeforeEach
    void a_service_tells_something_else() {
        PagesUnderTest.started();
        story = SampleStory.told();
        operator = Visitor.operator();
        tell("Zxanary", "+39059000001", "VOCATIONAL", "assembly", 20);
        tell("Zxforchetta", "+39059000002", "TERTIARY", "welding", 40);
    }

    private void tell(String lastName, String phone, String education, String skill, int hours) {
        SampleStory.send("cpi-valmora", "api-referral", REFERRAL.formatted(lastName, phone, education, skill, hours));
        story.settle();
    }

    @Test
    void that_it_changed_and_by_whose_message_is_seen_what_it_said_is_masked() {
        String page = operator.get(path()).body();

        assertThat(page)
                .contains(
                        "Che cosa diceva prima",
                        "Mostra che cosa diceva",
                        one("select code from referral"
                                + " where beneficiary = (select beneficiary from earlier_version)"))
                .doesNotContain("Zxanary")
                .doesNotContain("Zxforchetta")
                .doesNotContain("licenza")
                .doesNotContain("operatore operatrice");
        assertThat(one("select count(*) from audit where what = 'history.opened'"))
                .isEqualTo("0");
    }

    @Test
    void an_operator_opens_it_deliberately_and_that_stays_written() {
        operator.get(path());

        String page = operator.post(path() + "/precedenti").body();

        assertThat(page)
                .contains("Zxanary", "Zxforchetta", "+39059000001", "+39059000002")
                .contains("qualifica professionale", "laurea", "Saldatura")
                .contains("operatore operatrice");
        assertThat(page).as("what did not change").doesNotContain("Teodolinda");
        assertThat(operator.get(path()).body())
                .as("masked again")
                .contains("operatore operatrice")
                .doesNotContain("Zxanary");
        assertThat(one("select who from audit where what = 'history.opened'")).isEqualTo("operator:operatrice");
    }

    @Test
    void a_record_that_always_said_the_same_has_nothing_to_open() {
        String code =
                one("select code from beneficiary where id not in (select beneficiary from earlier_version) limit 1");

        assertThat(operator.get("/console/persone/" + code).body())
                .contains("Questa scheda ha sempre detto lo stesso.")
                .doesNotContain("Mostra che cosa diceva");
    }

    @Test
    void a_protected_person_has_no_such_page() {
        story.protectedPerson("rif-7");
        story.settle();
        String code = one("select code from beneficiary where is_protected");
        operator.get(path());

        assertThat(operator.post("/console/persone/" + code + "/precedenti").statusCode())
                .isEqualTo(404);
        assertThat(one("select count(*) from audit where what = 'history.opened'"))
                .isEqualTo("0");
    }

    private static String path() {
        return "/console/persone/"
                + one("select b.code from earlier_version v join beneficiary b on b.id = v.beneficiary");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

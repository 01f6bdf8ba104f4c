package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.programme.Edition;
import it.ponte.programme.Editions;
import it.ponte.programme.Programme;
import it.ponte.programme.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProgrammePagesTest {
    private SampleStory story;
    private Visitor operator;

    @BeforeEach
    void three_people_of_the_employment_centre() {
        story = SampleStory.told();
        PagesUnderTest.bean(Editions.class).assign();
        operator = Visitor.operator();
    }

    @Test
    void each_programme_shows_its_rules_editions_and_figures() {
        String page = operator.get("/console/programmi").body();

        assertThat(page)
                .contains("Insieme per il lavoro, Valmora", "Colloquio di accesso entro 15 giorni")
                .contains("Percorsi di distacco delle cooperative", "di almeno 180 giorni", "PRO-118/2025");
        assertThat(figures()).isEqualTo(new ProgrammeReads.Figures(3, 3, 0, 0, 0));
    }

    @Test
    void a_contract_counts_and_what_is_late_is_late_by_the_programmes_own_rules() {
        story.hire();
        TestDatabase.client()
                .sql("update enrolment set enrolled_at = enrolled_at - interval '16 days'")
                .update();

        assertThat(figures()).isEqualTo(new ProgrammeReads.Figures(3, 3, 3, 0, 1));
        TestDatabase.client()
                .sql("update enrolment set enrolled_at = enrolled_at - interval '17 days'")
                .update();
        assertThat(figures().newsLate()).as("of one there was news").isEqualTo(2);
    }

    @Test
    void the_list_of_people_shows_those_of_one_programme() {
        String her = one("select code from beneficiary order by id limit 1");
        TestDatabase.client()
                .sql("update enrolment set programme = 'ips', edition = '2026' where beneficiary = "
                        + "(select id from beneficiary where code = ?)")
                .param(her)
                .update();

        assertThat(operator.get("/console/persone?programma=ips").body()).contains(her);
        assertThat(operator.get("/console/persone?programma=ixl").body()).doesNotContain(her);
        assertThat(operator.get("/console/persone").body()).contains(her);
        assertThat(operator.get("/console/persone/" + her).body())
                .contains("IPS, sostegno individuale", "edizione 2026");
    }

    @Test
    @Tag("P10")
    void a_protected_person_is_in_no_figure() {
        story.protectedPerson("CAV-1");
        story.settle();
        PagesUnderTest.bean(Editions.class).assign();

        assertThat(one("select count(*)::text from enrolment where programme = 'ixl'"))
                .isEqualTo("4");
        assertThat(figures().enrolments()).isEqualTo(3);
        assertThat(figures().people()).isEqualTo(3);
    }

    private static ProgrammeReads.Figures figures() {
        Programme programme = PagesUnderTest.bean(Programmes.class).find("ixl").orElseThrow();
        Edition edition = programme.editions().get(0);
        return PagesUnderTest.bean(ProgrammeReads.class).of(programme, edition);
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

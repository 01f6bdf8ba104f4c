package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.SocialServicesFile;
import it.ponte.TestDatabase;
import it.ponte.TestPeople;
import it.ponte.intake.Envelope;
import it.ponte.normalise.Settlement;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P4: that something came in about a protected person is known to who follows people of its sender alone. */
@Tag("P4")
class P04ArrivalsTest {
    private static final String CENTRE = "cav-le-querce";
    private static final String MIXED = "cpi-valmora";
    private static final String HIDDEN =
            """
            {"externalId": "%s", "protection": "yes", "beneficiary": {"reference": "%s", "ageBand": "30-39"%s},
             "skills": ["assembly"], "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-01-07"}}
            """;

    private SampleStory story;
    private Visitor reference;
    private Visitor other;

    @BeforeEach
    void one_operator_follows_the_people_of_two_services_and_another_does_not() {
        story = SampleStory.told();
        TestOperators.make("altra");
        reference = Visitor.operator();
        other = new Visitor();
        other.signIn("altra", TestOperators.PASSWORD);
        story.protectedPerson("LQ-1");
        SampleStory.send(MIXED, "api-referral", HIDDEN.formatted("X-1", "X-1", ""));
        story.settle();
        TestDatabase.follow(MIXED, "operatrice");
    }

    @Test
    void no_list_and_no_figure_of_anybody_else_changes_whatever_comes() {
        List<String> before = lists(other);
        List<String> known = lists(reference);

        story.protectedPerson("LQ-2");
        SampleStory.send(MIXED, "api-referral", HIDDEN.formatted("X-2", "X-2", ""));
        assertThat(lists(other)).as("while it waits").isEqualTo(before);
        story.settle();
        assertThat(lists(other)).as("once it is recorded").isEqualTo(before);
        refused(MIXED);
        refused(CENTRE);
        story.settle();

        assertThat(lists(other)).as("and where it is refused").isEqualTo(before);
        assertThat(lists(reference)).isNotEqualTo(known);
    }

    @Test
    void its_envelope_and_its_line_are_not_found_like_those_of_nobody() {
        for (String partner : List.of(MIXED, CENTRE)) {
            String sent = refused(partner).code();
            PagesUnderTest.bean(Settlement.class).settleWaiting();
            for (String page : List.of("", "/righe/1")) {
                String about = "/console/arrivi/" + sent + page;
                assertThat(reference.get(about).statusCode()).as(about).isEqualTo(200);
                assertThat(other.get(about).statusCode()).isEqualTo(404);
                assertThat(without(other.get(about).body(), sent))
                        .isEqualTo(without(
                                other.get("/console/arrivi/E-0000-0000" + page).body(), "E-0000-0000"));
            }
        }
    }

    @Test
    void of_a_file_with_others_only_their_lines_are_there_and_no_number_is_missing() {
        String service = "servizi-sociali-valmora";
        String file = SocialServicesFile.HEADER
                + line("SS-1")
                + line("SS-2").replace("SS-2;NO", "SS-2;SI")
                + line("SS-3")
                + line("SS-4").replace(";36;", ";boh;");
        Envelope sent = SampleStory.send(service, service, file);
        story.settle();
        assertThat(sent.lines()).isEqualTo(4);

        String seen = other.get("/console/arrivi/" + sent.code()).body();

        assertThat(Pattern.compile("<td class=\"number\">(\\d*)</td>")
                        .matcher(seen)
                        .results()
                        .map(number -> number.group(1)))
                .as("of lines that are recorded no number shows where another one stands")
                .containsExactly("5", "", "");
    }

    private static String line(String number) {
        return SocialServicesFile.line(number, TestPeople.next(), "PULIZIE", "as@comune.example");
    }

    @Test
    void work_about_her_that_failed_is_neither_shown_nor_counted_nor_tried_again() {
        long her = Long.parseLong(one("select min(id)::text from beneficiary where is_protected"));
        TestDatabase.client().sql("delete from work").update();
        PagesUnderTest.bean(Worklist.class).add(Stage.MATCH_PERSON, her);
        TestDatabase.client()
                .sql("update work set set_aside_at = now(), failure = 'x.y.Failure', attempts = 8")
                .update();
        String work = one("select id::text from work");

        assertThat(other.get("/console/da-rivedere").body()).doesNotContain("x.y.Failure");
        other.post("/console/da-rivedere/" + work + "/riprova");
        assertThat(one("select count(set_aside_at)::text from work")).isEqualTo("1");

        assertThat(reference.get("/console/da-rivedere").body()).contains("x.y.Failure");
        reference.post("/console/da-rivedere/" + work + "/riprova");
        assertThat(one("select count(set_aside_at)::text from work")).isEqualTo("0");
    }

    @Test
    void her_lines_are_read_again_for_who_may_know_of_them_alone() {
        String sent = refused(MIXED).code();
        PagesUnderTest.bean(Settlement.class).settleWaiting();
        other.get("/console/arrivi");
        other.post("/console/riletture", "mittente", MIXED, "busta", sent);
        assertThat(one("select count(*)::text from replay")).isEqualTo("0");

        reference.get("/console/arrivi");
        reference.post("/console/riletture", "mittente", MIXED, "busta", sent);
        String replay = one("select id::text from replay");

        assertThat(other.get("/console/riletture/" + replay).statusCode()).isEqualTo(404);
        assertThat(reference.get("/console/riletture/" + replay).statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_corrects_a_line_so_that_it_is_about_her_is_answered_as_after_any_that_was_recorded() {
        String sent = one("select e.code from envelope e join problem p on p.envelope = e.id");
        String line = "/console/arrivi/" + sent + "/righe/1";
        assertThat(other.get(line).statusCode()).isEqualTo(200);

        var answer = other.post(line + "/correggi", "valore.externalId", "X-1");

        assertThat(answer.uri().getPath()).isEqualTo("/console/arrivi");
        assertThat(answer.body())
                .contains("La riga è corretta e ha aggiornato quello che c&#39;era.")
                .doesNotContain("<code>" + sent);
        assertThat(other.get(line).statusCode()).isEqualTo(404);
        assertThat(one("select verdict from envelope_line l join envelope e on e.id = l.envelope where e.code = '"
                        + sent + "'"))
                .as("whoever may know her sees what is wrong still")
                .isEqualTo("REFUSED");
    }

    /** It tells a name: what is refused is the line. */
    private static Envelope refused(String partner) {
        return SampleStory.send(partner, "api-referral", HIDDEN.formatted("Z-1", "Z-1", ", \"lastName\": \"Zxrossi\""));
    }

    private static List<String> lists(Visitor visitor) {
        return Stream.of("", "/arrivi", "/mittenti", "/mittenti/" + CENTRE, "/mittenti/" + MIXED, "/riletture")
                .map(page -> without(visitor.get("/console" + page).body(), "-"))
                .toList();
    }

    private static String without(String page, String code) {
        return page.replace(code, "").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

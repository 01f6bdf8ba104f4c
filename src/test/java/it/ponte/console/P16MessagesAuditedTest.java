package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.SocialServicesFile;
import it.ponte.TestDatabase;
import it.ponte.TestPeople;
import it.ponte.access.Audit;
import it.ponte.intake.Envelope;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P16: what messages change of people, and what matching then does, stands in the audit (decision 0017). */
@Tag("P16")
class P16MessagesAuditedTest {
    private static final String SOCIAL = "servizi-sociali-valmora";
    private static final String MIXED = "cpi-valmora";
    private static final String HIDDEN =
            """
            {"externalId": "%1$s", "protection": "yes", "beneficiary": {"reference": "%1$s", "ageBand": "30-39"},
             "skills": ["assembly"], "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-01-07"}}
            """;

    private static final String INTERVIEWED =
            """
            {"externalId": "O-1", "about": "%s", "kind": "INTERVIEWED", "on": "%s"}
            """;

    private SampleStory story;

    @BeforeEach
    void a_story() {
        story = SampleStory.told();
    }

    @Test
    void a_file_is_one_row_of_its_sender_with_the_envelope_and_how_many_lines_went_into_the_record() {
        Envelope file = SampleStory.send(
                SOCIAL,
                SOCIAL,
                SocialServicesFile.HEADER + line("1") + line("2") + line("3").replace(";36;", ";boh;"));
        story.settle();

        assertThat(rows("envelope.recorded", "partner:" + SOCIAL)).containsExactly(file.code() + " 2");
        assertThat(one("select count(distinct (a.xmin::text, l.xmin::text))::text from audit a, envelope_line l"
                        + " where a.about = '" + file.code() + " 2' and l.envelope = " + file.id()
                        + " and a.xmin::text = l.xmin::text"))
                .as("written by the transaction that settled its lines")
                .isEqualTo("1");
    }

    @Test
    void lines_about_protected_people_are_one_row_of_their_sender_with_nothing_but_their_number() {
        List<String> before = rows("envelope.recorded", "partner:" + MIXED);
        SampleStory.send(MIXED, "api-referral", HIDDEN.formatted("X-1"));
        SampleStory.send(MIXED, "api-referral", HIDDEN.formatted("X-2"));
        story.settle();

        assertThat(since(before)).containsExactly("2");
    }

    @Test
    void an_outcome_about_a_protected_person_is_as_hidden_as_she_is() {
        SampleStory.send(MIXED, "api-referral", HIDDEN.formatted("X-1"));
        story.settle();
        List<String> before = rows("envelope.recorded", "partner:" + MIXED);
        String hers =
                one("select r.code from referral r join beneficiary b on b.id = r.beneficiary where b.is_protected");

        Envelope told =
                SampleStory.send(MIXED, "api-outcome", INTERVIEWED.formatted(hers, LocalDate.now(ItalianTime.ZONE)));
        story.settle();

        assertThat(one("select verdict from envelope_line where envelope = " + told.id()))
                .isEqualTo("RECORDED");
        assertThat(since(before)).containsExactly("1");
    }

    @Test
    void what_was_known_already_is_no_row() {
        List<String> before = rows("envelope.recorded", "partner:" + SOCIAL);
        String same = line("9");
        SampleStory.send(SOCIAL, SOCIAL, SocialServicesFile.HEADER + same);
        story.settle();
        Envelope again = SampleStory.send(SOCIAL, SOCIAL, SocialServicesFile.HEADER + same + line("10"));
        story.settle();

        assertThat(one("select verdict from envelope_line where number = 2 and envelope = " + again.id()))
                .isEqualTo("UNCHANGED");
        assertThat(rows("envelope.recorded", "partner:" + SOCIAL))
                .hasSize(before.size() + 2)
                .endsWith(again.code() + " 1");
    }

    @Test
    void what_is_about_nobody_and_what_is_refused_is_no_row() {
        assertThat(rows("envelope.recorded", "partner:officine-brandi")).isEmpty();
        assertThat(rows("envelope.recorded", "partner:cpi-valmora"))
                .as("one of four was refused")
                .hasSize(3);
    }

    @Test
    void who_comes_under_protection_by_a_message_is_a_row_of_its_sender() {
        String code = one("select code from beneficiary order by id limit 1");
        assertThat(rows("protected.begun", "partner:" + MIXED)).isEmpty();

        SampleStory.send(MIXED, "api-referral", HIDDEN.formatted("CPI-2026-1"));
        story.settle();

        assertThat(one("select code from beneficiary where is_protected")).isEqualTo(code);
        assertThat(rows("protected.begun", "partner:" + MIXED))
                .containsExactly(PagesUnderTest.bean(Audit.class).hidden(code));
    }

    @Test
    void who_is_proposed_and_who_no_longer_is_are_rows_of_the_hub() {
        List<String> proposed = codes("select code from proposal");
        assertThat(rows("proposal.made", "hub:matching")).containsExactlyInAnyOrderElementsOf(proposed);
        story.settle();
        assertThat(rows("proposal.made", "hub:matching")).as("nothing new").hasSameSizeAs(proposed);

        story.protectedPerson("LQ-1");
        story.settle();
        String hers = one("select code from proposal where of_protected");
        assertThat(rows("proposal.made", "hub:matching"))
                .contains(PagesUnderTest.bean(Audit.class).hidden(hers))
                .doesNotContain(hers);

        TestDatabase.client().sql("update vacancy set closed_at = now()").update();
        PagesUnderTest.bean(it.ponte.matching.Matching.class).matchAllAgain();
        story.settle();
        assertThat(rows("proposal.withdrawn", "hub:matching"))
                .containsExactlyInAnyOrderElementsOf(rows("proposal.made", "hub:matching"));
    }

    @Test
    void what_the_hub_stamps_of_an_outcome_is_a_row_of_its_own_beside_the_tellers() {
        String told = story.hire().code();

        assertThat(rows("outcome.stamped", "hub:placement"))
                .as("that she was proposed, and hired")
                .containsExactly(told, told);
        story.settle();
        assertThat(rows("outcome.stamped", "hub:placement")).as("nothing new").hasSize(2);
    }

    @Test
    void the_auditor_finds_what_stands_about_an_envelope_and_its_lines_by_the_envelopes_code() {
        String code = one("select e.code from envelope e join envelope_line l on l.envelope = e.id"
                + " where l.verdict = 'REFUSED'");
        Visitor operator = Visitor.operator();
        operator.get("/console/arrivi/" + code + "/righe/1");
        TestOperators.make("controllo", it.ponte.access.Role.AUDITOR);
        Visitor auditor = new Visitor();
        auditor.signIn("controllo", TestOperators.PASSWORD);

        assertThat(auditor.get("/console/audit?su=" + code).body()).contains("line.read", code + ":1");
        assertThat(auditor.get("/console/audit?su=E-0000-0000").body()).doesNotContain("line.read");
    }

    private static String line(String number) {
        return SocialServicesFile.line(number, TestPeople.next(), "PULIZIE", "as@comune.example");
    }

    private static List<String> rows(String what, String who) {
        return TestDatabase.client()
                .sql("select about from audit where what = ? and who = ? order by id")
                .params(what, who)
                .query(String.class)
                .list();
    }

    private static List<String> since(List<String> before) {
        return rows("envelope.recorded", "partner:" + MIXED).stream()
                .skip(before.size())
                .toList();
    }

    private static List<String> codes(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).list();
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

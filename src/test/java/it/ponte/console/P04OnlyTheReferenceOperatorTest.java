package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.beneficiary.ReferenceOperators.Assignment;
import it.ponte.feedback.Notice;
import it.ponte.feedback.Notices;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Outcomes;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SAFETY P4: to everybody but her reference operator and one deputy a protected person answers as what does not exist. */
@Tag("P4")
class P04OnlyTheReferenceOperatorTest {
    private static final String CENTRE = "cav-le-querce";
    private static final List<String> PAGES = List.of(
            "",
            "/proposte",
            "/persone",
            "/persone?di=nessuno",
            "/programmi",
            "/protette",
            "/offerte",
            "/comunicazioni",
            "/risposte",
            "/doppioni",
            "/da-rivedere",
            "/arrivi",
            "/mittenti",
            "/mittenti/cav-le-querce",
            "/mittenti/cpi-valmora",
            "/riletture",
            "/consensi",
            "/conservazione",
            "/rettifiche",
            "/operatori");

    private SampleStory story;
    private Visitor reference;
    private Visitor other;

    @BeforeEach
    void one_operator_follows_her_and_another_does_not() {
        story = SampleStory.told();
        TestOperators.make("altra");
        reference = Visitor.operator();
        other = signedIn("altra");
    }

    @Test
    void no_page_of_anybody_else_changes_when_she_comes() {
        List<String> before = pages(other);

        sheComes();

        assertThat(pages(other)).isEqualTo(before);
        assertThat(pages(reference))
                .as("and for her reference operator they do")
                .isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void no_page_of_any_role_alone_changes_when_she_comes(Role role) {
        TestOperators.make("sola", role);
        Visitor alone = signedIn("sola");
        List<String> before = pages(alone);

        sheComes();

        assertThat(pages(alone)).isEqualTo(before);
    }

    @Test
    void a_notice_about_her_that_waits_or_failed_is_counted_for_nobody_else() {
        sheComes();
        List<String> before = pages(other);
        long referral = Long.parseLong(
                one("select r.id::text from referral r join beneficiary b on b.id = r.beneficiary and b.is_protected"));
        TestDatabase.transaction().executeWithoutResult(tx -> PagesUnderTest.bean(Notices.class)
                .compose(
                        Notice.BASIS_ENDS,
                        referral,
                        LocalDate.now(ItalianTime.ZONE).plusDays(30)));
        Worklist worklist = PagesUnderTest.bean(Worklist.class);
        TestDatabase.transaction()
                .executeWithoutResult(tx -> worklist.add(
                        Stage.LETTER, Long.parseLong(one("select id::text from letter where notice is not null"))));

        assertThat(pages(other)).as("while it waits").isEqualTo(before);
        TestDatabase.client()
                .sql("update work set set_aside_at = now() where stage = 'LETTER'")
                .update();
        assertThat(pages(other)).as("when it failed").isEqualTo(before);
    }

    @Test
    void an_offer_that_somebody_filled_reads_alike_before_and_after_she_came_under_protection() {
        story.hire();
        String before = shortlist(other);
        assertThat(before).contains("1 / 2");

        SampleStory.send(
                "cpi-valmora",
                "api-referral",
                """
                {"externalId": "CPI-2026-1", "protection": "yes", "beneficiary": {"reference": "CPI-2026-1"},
                 "skills": ["assembly"], "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-01-07"}}
                """);
        story.settle();
        assertThat(one("select count(*) from beneficiary where is_protected")).isEqualTo("1");
        assertThat(one("select count(*) from proposal where vacancy is null")).isEqualTo("1");

        assertThat(shortlist(other)).isEqualTo(before);
        assertThat(shortlist(reference)).contains("1 / 2");
    }

    /** Its page up to those who are left out of its list. */
    private static String shortlist(Visitor visitor) {
        String page = body(visitor.get("/console/offerte/" + one("select code from vacancy")), "-");
        return page.substring(0, page.indexOf("Chi non è in rosa"));
    }

    @Test
    void her_codes_are_not_found_like_those_of_nobody() {
        sheComes();
        String offer = "/console/offerte/" + one("select code from vacancy");

        assertThat(other.get("/console/protette/" + person()).statusCode()).isEqualTo(404);
        assertThat(body(other.get("/console/protette/" + person()), person()))
                .isEqualTo(body(other.get("/console/protette/B-0000-0000"), "B-0000-0000"));
        assertThat(reference.get("/console/persone/" + person()).statusCode()).isEqualTo(404);
        assertThat(other.get(offer).body()).doesNotContain(proposal());
        assertThat(reference.get(offer).body()).contains(proposal());
    }

    @Test
    void nobody_else_decides_about_her_nor_tells_what_became_of_her_nor_lets_her_letter_go() {
        sheComes();
        other.get("/console/proposte");
        assertThat(other.post("/console/proposte/" + proposal() + "/accetta").statusCode())
                .isEqualTo(404);
        other.get("/console/proposte");
        assertThat(other.post("/console/proposte/" + proposal() + "/rifiuta", "motivo", "OTHER")
                        .statusCode())
                .isEqualTo(404);
        String referral =
                one("select r.code from referral r join beneficiary b on b.id = r.beneficiary and b.is_protected");
        assertThat(told("altra", referral)).isEqualTo("UNKNOWN_REFERENCE").isEqualTo(told("altra", "R-0000-0000"));
        assertThat(told("operatrice", referral)).isNull();
        story.settle();
        String letter = one("select id::text from letter where needs_release");
        other.get("/console/proposte");
        assertThat(other.post("/console/comunicazioni/" + letter + "/libera").statusCode())
                .isEqualTo(404);

        reference.get("/console/proposte");
        reference.post("/console/proposte/" + proposal() + "/centro");
        assertThat(reference
                        .post("/console/proposte/" + proposal() + "/accetta")
                        .body())
                .contains("accettata");
        assertThat(reference
                        .post("/console/comunicazioni/" + letter + "/libera")
                        .body())
                .contains("libera di partire");
    }

    @Test
    void she_is_handed_over_and_a_deputy_stands_in_but_never_whom_the_centre_excludes() {
        sheComes();
        reference.get("/console/protette/" + person());
        reference.post("/console/protette/" + person() + "/sostituta", "a", "altra");
        assertThat(other.get("/console/protette").body()).contains(person());
        assertThat(other.post("/console/protette/" + person() + "/affida", "a", "altra")
                        .statusCode())
                .as("a deputy hands nobody over")
                .isEqualTo(404);

        ReferenceOperators references = PagesUnderTest.bean(ReferenceOperators.class);
        references.assign(new Assignment(CENTRE, null, null, Set.of("altra")));
        assertThat(other.get("/console/protette").body()).doesNotContain(person());
        assertThat(references.handOver(person(), TestDatabase.follower("operatrice"), "altra"))
                .isFalse();

        references.assign(new Assignment(CENTRE, null, null, Set.of()));
        reference.post("/console/protette/" + person() + "/affida", "a", "altra");
        assertThat(reference.get("/console/protette").body()).doesNotContain(person());
        assertThat(other.get("/console/protette").body()).contains(person());
    }

    @Test
    void whoever_has_not_the_role_follows_nobody_and_a_taken_role_works_at_once() {
        TestOperators.make("lavora", Role.OPERATOR);
        sheComes();
        reference.get("/console/protette/" + person());
        assertThat(reference
                        .post("/console/protette/" + person() + "/affida", "a", "lavora")
                        .statusCode())
                .isEqualTo(404);
        assertThat(signedIn("lavora").get("/console/protette").statusCode()).isEqualTo(404);
        assertThat(reference.get("/console/proposte").body()).contains(proposal());

        PagesUnderTest.bean(Roles.class).take("operatrice", Role.PROTECTED_OPERATOR);
        PagesUnderTest.bean(Roles.class).take("operatrice", Role.SUPERVISOR);

        Visitor again = Visitor.operator();
        assertThat(again.get("/console/proposte").body()).doesNotContain(proposal());
        assertThat(told(
                        "operatrice",
                        one("select r.code from referral r join beneficiary b on b.id = r.beneficiary"
                                + " and b.is_protected")))
                .isEqualTo("UNKNOWN_REFERENCE");
    }

    @Test
    void without_an_account_she_waits_and_nobody_sees_her() {
        story.protectedPerson("LQ-2026-77");
        PagesUnderTest.bean(it.ponte.normalise.Settlement.class).settleWaiting();

        assertThat(reference.get("/console/protette").body()).doesNotContain(person());
        assertThat(PagesUnderTest.bean(ReferenceOperators.class)
                        .assign(new Assignment(CENTRE, "non-ancora", null, Set.of())))
                .isEqualTo(1);
    }

    private void sheComes() {
        story.protectedPerson("LQ-2026-77");
        story.settle();
    }

    private static String told(String operator, String about) {
        return PagesUnderTest.bean(Outcomes.class)
                .tell(new OutcomeDraft(
                        "operator:" + operator,
                        null,
                        about,
                        OutcomeKind.INTERVIEWED,
                        LocalDate.now(ItalianTime.ZONE),
                        null,
                        null))
                .refusal();
    }

    /** Without the tokens of forms; and without the audit, an auditor's first page, which grows with her own looks. */
    private static List<String> pages(Visitor visitor) {
        return PAGES.stream()
                .map(page -> visitor.get("/console" + page))
                .map(answer -> answer.uri().getPath().equals("/console/audit") ? "" : answer.body())
                .map(page -> page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""))
                .toList();
    }

    private static String body(HttpResponse<String> answer, String code) {
        return answer.body().replace(code, "").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private static Visitor signedIn(String name) {
        Visitor visitor = new Visitor();
        visitor.signIn(name, TestOperators.PASSWORD);
        return visitor;
    }

    private static String person() {
        return one("select code from beneficiary where is_protected");
    }

    private static String proposal() {
        return one("select code from proposal where of_protected");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

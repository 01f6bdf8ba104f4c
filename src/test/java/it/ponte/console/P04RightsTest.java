package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import java.net.http.HttpResponse;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A protected person asks for her rights as everybody does; whoever does not follow her finds nobody (SAFETY P4). */
@Tag("P4")
class P04RightsTest {
    private Visitor reference;
    private Visitor other;
    private String code;

    @BeforeEach
    void one_operator_follows_her_and_another_does_not() {
        SampleStory story = SampleStory.told();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        TestOperators.make("altra");
        reference = Visitor.operator();
        other = new Visitor();
        other.signIn("altra", TestOperators.PASSWORD);
        code = one("select code from beneficiary where is_protected");
    }

    @Test
    void who_follows_her_hands_over_all_that_is_held_and_the_audit_keeps_no_code() throws Exception {
        assertThat(reference.get(path(code) + "?lang=it").body())
                .contains(code, "dati.pdf")
                .doesNotContain("??");
        assertThat(reference.post(path(code) + "/dati.json").body())
                .contains("LQ-2026-77", "\"sources\"")
                .doesNotContain("lastName");
        reference.get(path(code) + "?lang=it");
        try (var document = Loader.loadPDF(reference.download(path(code) + "/dati.pdf"))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Riferimento del servizio", "LQ-2026-77")
                    .doesNotContain("??");
        }
        assertThat(one("select count(*)::text from audit where about = '" + code + "'"))
                .isEqualTo("0");
        assertThat(one("select count(*)::text from audit where what = 'rights.opened' and about like '#%'"))
                .isEqualTo("2");
    }

    @Test
    void her_record_is_restricted_used_again_and_erased() {
        reference.get(path(code) + "?lang=it");
        reference.post(path(code) + "/limita");
        assertThat(one("select count(*)::text from beneficiary where is_protected and restricted_at is not null"))
                .isEqualTo("1");
        assertThat(reference.post(path(code) + "/riprendi").body()).contains("La scheda si usa di nuovo.");

        reference.get(path(code) + "/cancellazione?motivo=OBJECTION");
        reference.post(
                path(code) + "/cancellazione",
                "motivo",
                "OBJECTION",
                "conferma",
                code,
                "password",
                TestOperators.PASSWORD);

        assertThat(TestDatabase.apart().<Long>asLine(() -> TestDatabase.client()
                        .sql("select count(*) from protected_person")
                        .query(Long.class)
                        .single()))
                .isZero();
        assertThat(reference.get(path(code)).statusCode()).isEqualTo(404);
    }

    @Test
    void her_consent_is_taken_back_and_collected_anew_and_the_audit_keeps_no_code() {
        String consent = path(code) + "/" + referral();
        reference.get(path(code) + "?lang=it");
        assertThat(reference.post(consent + "/rinnova", "per", "MATCHING").body())
                .contains("Consenso rinnovato", consent + "/revoca");

        assertThat(reference.post(consent + "/revoca").body()).contains("Revoca annotata");
        assertThat(one("select count(*)::text from legal_basis where kind = 'CONSENT' and until is not null"))
                .isEqualTo("0");
        assertThat(one("select count(*)::text from audit where about in ('" + code + "', '" + referral() + "')"))
                .isEqualTo("0");
    }

    @Test
    void who_follows_her_sets_her_profile_right_and_reads_what_it_said() {
        reference.get(path(code) + "?lang=it");
        assertThat(reference.post(path(code) + "/rettifica").body())
                .contains("Rettifica", "name=\"education\"")
                .doesNotContain("beneficiary.lastName", "??");
        assertThat(reference
                        .post(path(code) + "/rettifica/salva", "motivo", "SHE_SAID", "education", "TERTIARY")
                        .body())
                .doesNotContain("??");

        assertThat(reference.get("/console/protette/" + code).body())
                .contains("Che cosa diceva prima", "ponte-changed")
                .doesNotContain("??");
        assertThat(one("select count(*)::text from audit where what = 'beneficiary.rectified' and about like '#%'"))
                .isEqualTo("1");
        assertThat(reference.post(path(code) + "/dati.json").body()).contains("\"before\"");
    }

    @Test
    void the_end_of_her_basis_stands_in_the_list_of_who_follows_her_and_in_nobody_elses() {
        TestDatabase.client()
                .sql("update referral set basis_until = current_date + 3 where beneficiary in"
                        + " (select id from beneficiary where is_protected)")
                .update();
        TestOperators.make("officer", Role.DATA_PROTECTION_OFFICER);
        Visitor officer = new Visitor();
        officer.signIn("officer", TestOperators.PASSWORD);

        assertThat(reference.get("/console/consensi").body()).contains(code, "/console/protette/" + code);
        assertThat(other.get("/console/consensi").body()).doesNotContain(code);
        assertThat(officer.get("/console/consensi").body()).doesNotContain(code);
        assertThat(one("select count(*)::text from audit where about = '" + code + "'"))
                .isEqualTo("0");
        QueueCounts counts = PagesUnderTest.bean(QueueCounts.class);
        Set<Role> roles = Set.of(Role.PROTECTED_OPERATOR);
        assertThat(counts.bases(new OperatorCaller("operatrice", roles)).all())
                .isEqualTo(counts.bases(new OperatorCaller("altra", roles)).all() + 1);
    }

    @Test
    void a_notice_about_her_is_counted_for_who_follows_her_alone() {
        TodayCounts counts = PagesUnderTest.bean(TodayCounts.class);
        OperatorCaller hers = new OperatorCaller("operatrice", Set.of(Role.PROTECTED_OPERATOR));
        OperatorCaller others = new OperatorCaller("altra", Set.of(Role.PROTECTED_OPERATOR));
        long before = counts.toRelease(hers);

        TestDatabase.client()
                .sql(
                        """
                        insert into letter (notice, notice_for, referral, partner, message_id, link_sha256, composed_at,
                                            needs_release)
                        select 'RECORD_ENDS', current_date, r.id, r.partner, 'm', 'l', now(), true
                        from referral r join beneficiary b on b.id = r.beneficiary where b.is_protected limit 1
                        """)
                .update();

        assertThat(counts.toRelease(hers)).isEqualTo(before + 1);
        assertThat(counts.toRelease(others)).isZero();
    }

    @Test
    void everybody_else_finds_nobody() {
        same("");
        same("/cancellazione?motivo=OBJECTION");
        for (String act : new String[] {"/dati.json", "/dati.pdf", "/rettifica"}) {
            other.get("/console/proposte");
            HttpResponse<String> hers = other.post(path(code) + act);
            other.get("/console/proposte");
            HttpResponse<String> nobodys = other.post(path("B-0000-0000") + act);
            assertThat(hers.statusCode()).as(act).isEqualTo(404).isEqualTo(nobodys.statusCode());
            assertThat(plain(hers.body(), code)).as(act).isEqualTo(plain(nobodys.body(), "B-0000-0000"));
        }
        other.get("/console/proposte");
        assertThat(other.post(path(code) + "/cancellazione", "motivo", "OBJECTION", "conferma", code)
                        .statusCode())
                .isEqualTo(404);
        other.get("/console/proposte");
        other.post(path(code) + "/limita");
        other.get("/console/proposte");
        other.post(path(code) + "/" + referral() + "/revoca");
        assertThat(one("select count(*)::text from referral where basis_withdrawn_on is not null"))
                .isEqualTo("0");
        assertThat(one("select count(*)::text from beneficiary where is_protected and forgotten_at is null"))
                .isEqualTo("1");
        assertThat(one("select count(*)::text from beneficiary where restricted_at is not null"))
                .isEqualTo("0");
    }

    private void same(String page) {
        HttpResponse<String> hers = other.get(path(code) + page);
        HttpResponse<String> nobodys = other.get(path("B-0000-0000") + page);
        assertThat(hers.statusCode()).as(page).isEqualTo(404).isEqualTo(nobodys.statusCode());
        assertThat(plain(hers.body(), code)).as(page).isEqualTo(plain(nobodys.body(), "B-0000-0000"));
    }

    private static String plain(String body, String code) {
        return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replace(code, "·");
    }

    private static String path(String code) {
        return "/console/persone/" + code + "/diritti";
    }

    private static String referral() {
        return one("select r.code from referral r join beneficiary b on b.id = r.beneficiary and b.is_protected");
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

package it.ponte.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import it.ponte.TestDatabase;
import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.access.Cursors;
import it.ponte.access.Role;
import it.ponte.api.VacanciesApi;
import it.ponte.beneficiary.LegalBasis;
import it.ponte.disclosure.Disclosures;
import it.ponte.matching.Admission;
import it.ponte.matching.Proposals;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import it.ponte.vacancy.Vacancies;
import it.ponte.vocabulary.ReferralReason;
import it.ponte.vocabulary.Skills;
import it.ponte.work.Worklist;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P21")
class P21CategoriesTest {
    /** What of the person's message, or of its sender, says or lets guess why she needs help. */
    private static final String[] TELLING = {
        "csm-valmora", "Salute Mentale", "SOCIAL_INCLUSION", "progetto più ampio", "HEALTH_SERVICE", "cav-le-querce"
    };

    private SampleStory story;

    @BeforeEach
    void a_person_of_a_mental_health_service_is_proposed() {
        story = SampleStory.told();
        SampleStory.send(
                "csm-valmora",
                "api-referral",
                """
                {"externalId": "CSM-7", "reason": "SOCIAL_INCLUSION",
                 "beneficiary": {"firstName": "Ada", "lastName": "Fiorano", "bornOn": "1984-05-17"},
                 "caseworker": {"email": "referente@csm-valmora.example"},
                 "skills": ["assembly", "welding"], "languages": ["it:B1"], "licences": ["B"],
                 "hours": {"min": 20, "max": 40}, "province": "MO", "limits": ["NIGHT_WORK"],
                 "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-01-10"}}
                """);
        story.settle();
    }

    @Test
    void no_page_of_matching_says_why_somebody_needs_help() {
        Visitor operator = Visitor.operator();

        assertThat(SampleStory.undecided()).hasSize(3);
        assertThat(main(operator.get("/console/proposte").body()))
                .contains("M-")
                .doesNotContain(TELLING);
        String vacancy = one("select code from vacancy");
        assertThat(main(operator.get("/console/offerte/" + vacancy).body()))
                .contains("M-")
                .doesNotContain(TELLING);
    }

    @Test
    void no_company_reads_it() {
        SampleStory.undecided().forEach(proposal -> PagesUnderTest.bean(Proposals.class)
                .accept(proposal.code(), new OperatorCaller("operatrice", Set.of(Role.OPERATOR))));
        VacanciesApi api = new VacanciesApi(
                PagesUnderTest.bean(Vacancies.class),
                PagesUnderTest.bean(Proposals.class),
                PagesUnderTest.bean(Admission.class),
                PagesUnderTest.bean(Skills.class),
                PagesUnderTest.bean(Disclosures.class),
                PagesUnderTest.bean(Worklist.class),
                PagesUnderTest.bean(Cursors.class),
                PagesUnderTest.bean(Audit.class));

        byte[] answer = api.candidates(
                        new PartnerCaller("officine-brandi"),
                        new Asked(one("select code from vacancy"), null, null, null, null, null))
                .getBody();
        assertThat(new String(answer, StandardCharsets.UTF_8))
                .contains("M-")
                .doesNotContain(TELLING)
                .doesNotContain("\"B-", "Fiorano", "NIGHT_WORK", "limits");
    }

    @Test
    void matching_does_not_even_know_of_it() {
        noClasses()
                .that()
                .resideInAPackage("it.ponte.matching")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ReferralReason.class, PartnerKind.class, Partner.class, LegalBasis.class)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("it.ponte.matching"));
    }

    private static String main(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}

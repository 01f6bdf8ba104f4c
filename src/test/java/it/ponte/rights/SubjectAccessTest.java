package it.ponte.rights;

import static it.ponte.rights.Rights.BY;
import static it.ponte.rights.Rights.one;
import static it.ponte.rights.Rights.told;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.placement.Story;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ItalianTime;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SAFETY, rights of the person: she reads all that is held of her, and nothing of anybody else. */
class SubjectAccessTest {
    private static final LocalDate TODAY = LocalDate.now(ItalianTime.ZONE);

    @RegisterExtension
    static final Story STORY = Rights.story();

    private final SubjectAccess access = STORY.bean(SubjectAccess.class);

    private Map<String, List<Map<String, String>>> chapters() {
        return access.of(one("select code from beneficiary where not is_protected order by id limit 1"), BY)
                .orElseThrow()
                .chapters();
    }

    @Test
    void she_reads_what_each_service_told_what_became_of_it_and_who_was_told() {
        var her = told(STORY, Story.SERVICE, "2026/118", TODAY);
        told(STORY, Story.CLINIC, "77", TODAY);
        var proposal = STORY.accepted(her, STORY.vacancy(1));
        STORY.stamp();
        STORY.adaTells(proposal.code(), OutcomeKind.HIRED, "2026-04-01");
        STORY.stamp();
        STORY.bean(it.ponte.feedback.Outbox.class).composeWaiting();

        var chapters = chapters();

        assertThat(chapters)
                .containsOnlyKeys("record", "sources", "consents", "proposals", "outcomes", "placements", "letters");
        assertThat(chapters.get("record").get(0))
                .containsEntry("lastName", "Zxverdi")
                .containsEntry("taxCode", Rights.TAX_CODE)
                .containsEntry("keptUntil", TODAY.plusMonths(24).plusDays(30).toString());
        assertThat(chapters.get("sources")).hasSize(2).allSatisfy(source -> assertThat(source)
                .containsEntry("basis", "CONSENT")
                .containsEntry("lastName", "Zxverdi"));
        assertThat(chapters.get("sources").get(0))
                .containsEntry("from", "Servizi Sociali del Comune di Valmora")
                .containsEntry("caseNumber", "2026/118");
        assertThat(chapters.get("outcomes").toString()).contains("HIRED", "operator");
        assertThat(chapters.get("letters")).hasSize(4);
        assertThat(chapters.toString()).as("third people").doesNotContain("Ada Neri", "ada");
    }

    @Test
    void she_reads_why_something_became_of_her_path() {
        Recorded her = told(STORY, Story.SERVICE, "2026/118", TODAY);
        STORY.adaTells(her.code(), OutcomeKind.CLOSED, "2026-05-01", OutcomeReason.MOVED_AWAY);

        assertThat(chapters().get("outcomes")).singleElement().satisfies(outcome -> assertThat(outcome)
                .containsEntry("outcomeReason", "MOVED_AWAY"));
    }

    @Test
    void she_reads_that_somebody_looked_by_role_and_not_by_name() {
        told(STORY, Story.SERVICE, "2026/118", TODAY);
        TestDatabase.client()
                .sql("update beneficiary set profile = jsonb_set(profile, '{province}', '\"MO\"')")
                .update();
        told(STORY, Story.CLINIC, "77", TODAY);
        STORY.bean(Audit.class)
                .read(new OperatorCaller("zxcuriosa"), "history.opened", one("select code from beneficiary"));

        var chapters = chapters();

        assertThat(chapters.get("opened").toString())
                .contains("HISTORY", "operator")
                .doesNotContain("zxcuriosa");
        assertThat(chapters.get("before")).hasSize(1);
    }

    @Test
    void she_reads_which_companies_read_of_her_and_in_which_lists_she_stood() throws Exception {
        var her = told(STORY, Story.SERVICE, "2026/118", TODAY);
        String proposal = STORY.accepted(her, STORY.vacancy(1)).code();
        Audit audit = STORY.bean(Audit.class);
        audit.read(new PartnerCaller(Story.COMPANY), "candidate.read", proposal);
        audit.read(new PartnerCaller(Story.COMPANY), "candidate.disclosed", proposal);
        PeopleExport exports = STORY.bean(PeopleExport.class);
        exports.write(
                new PeopleExport.Request("Rendiconto annuale", null, "Regione"),
                ListPassword.drawn(),
                new OperatorCaller("zxcuriosa", Set.of(Role.OPERATOR)),
                OutputStream.nullOutputStream());

        assertThat(chapters().get("recipients"))
                .extracting(one -> one.get("to") + " " + one.get("what"))
                .hasSize(3)
                .anyMatch(one -> one.endsWith(" PROFILE"))
                .anyMatch(one -> one.endsWith(" DISCLOSED"))
                .contains("Regione LIST");
        assertThat(chapters().toString()).doesNotContain("zxcuriosa");
    }

    @Test
    void an_accepted_proposal_stands_there_also_when_it_leads_to_no_company_any_more() {
        STORY.accepted(told(STORY, Story.SERVICE, "2026/118", TODAY), STORY.vacancy(1));
        TestDatabase.client().sql("update proposal set vacancy = null").update();

        assertThat(chapters().get("proposals")).singleElement().satisfies(proposal -> assertThat(proposal)
                .containsKey("acceptedOn")
                .doesNotContainKey("work"));
    }

    @Test
    void days_are_those_of_rome() {
        told(STORY, Story.SERVICE, "2026/118", TODAY);
        TestDatabase.client()
                .sql(
                        """
                        insert into history_opened (beneficiary, opened_at, opened_by)
                        select id, '2026-01-31T23:30:00Z', 'operator:ada' from beneficiary
                        """)
                .update();

        assertThat(chapters().get("opened").get(0)).containsEntry("on", "2026-02-01");
    }

    @Test
    void nothing_is_opened_here_of_a_protected_or_forgotten_person() {
        STORY.referredUnderProtection();

        assertThat(access.of(one("select code from beneficiary"), BY)).isEmpty();
        assertThat(access.of("B-0000-0000", BY)).isEmpty();
    }

    @Test
    void she_reads_every_consent_with_what_it_covers() {
        Recorded told = Rights.told(STORY, Story.SERVICE, "2026/118", TODAY);
        STORY.bean(Consents.class)
                .renew(
                        one("select code from beneficiary"),
                        told.code(),
                        Set.of(ConsentScope.CONTACT),
                        new OperatorCaller("zxcuriosa", Set.of(Role.OPERATOR)));

        assertThat(chapters().get("consents").toString())
                .contains("RENEWED", "scope=CONTACT", "from=operator", "until=" + TODAY.plusMonths(12))
                .doesNotContain("zxcuriosa");
        assertThat(chapters().get("sources").toString()).contains("scope=CONTACT");
    }
}

package it.ponte.disclosure;

import static it.ponte.placement.Story.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.access.Asked;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.access.Cursors;
import it.ponte.api.VacanciesApi;
import it.ponte.beneficiary.Recorded;
import it.ponte.matching.Admission;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.vocabulary.Skills;
import it.ponte.work.Worklist;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("P8")
class P08DisclosureTest {
    private static final OperatorCaller ADA = new OperatorCaller("ada");
    private static final LocalDate TODAY = ItalianTime.dayOf(Instant.now());

    @RegisterExtension
    static final Story story = new Story(Map.of(), rooms -> rooms.scan("it.ponte.disclosure"));

    private final Disclosures disclosures = story.bean(Disclosures.class);
    private Recorded person;
    private Vacancy vacancy;
    private Proposal proposal;

    @BeforeEach
    void anAcceptedPerson() {
        person = story.referred(SERVICE);
        vacancy = story.vacancy(1);
        proposal = story.accepted(person, vacancy);
    }

    @Test
    void withoutConsentTheCompanyReadsThePseudonymOnly() {
        assertThat(companyReads())
                .contains(proposal.code())
                .doesNotContain(Invented.CANARY, "posta@persona.example", person.code(), "\"name\"");
    }

    @Test
    void itReadsExactlyWhatSheLetItKnowForThatVacancyUntilSheTakesItBack() {
        Proposal elsewhere = story.accepted(person, story.vacancy(1));

        assertThat(disclosures.record(proposal.code(), release(Part.EMAIL), ADA))
                .isTrue();
        assertThat(companyReads())
                .contains("\"email\":\"posta@persona.example\"")
                .doesNotContain(Invented.CANARY);
        assertThat(disclosures.released(List.of(elsewhere)).get(elsewhere.id())).isEmpty();

        assertThat(disclosures.record(proposal.code(), release(Part.NAME, Part.PHONE), ADA))
                .isTrue();
        assertThat(companyReads())
                .as("the newer consent takes the place of the older, and what was never told is left out")
                .contains("\"name\":\"" + Invented.CANARY)
                .doesNotContain("\"email\"", "\"phone\"");

        assertThat(disclosures.withdraw(proposal.code(), ADA)).isTrue();
        assertThat(disclosures.withdraw(proposal.code(), ADA)).isFalse();
        assertThat(companyReads()).contains(proposal.code()).doesNotContain(Invented.CANARY);
        assertThat(disclosures.of(proposal)).hasSize(2).allSatisfy(one -> {
            assertThat(one.recordedBy()).isEqualTo("operator:ada");
            assertThat(one.withdrawnBy()).isEqualTo("operator:ada");
        });
    }

    @Test
    void aConsentThatEndedLetsNothingOut() {
        disclosures.record(
                proposal.code(), new Release(Set.of(Part.EMAIL), TODAY.minusDays(30), TODAY.minusDays(1)), ADA);

        assertThat(disclosures.of(proposal)).hasSize(1);
        assertThat(disclosures.released(List.of(proposal)).get(proposal.id())).isEmpty();
    }

    @Test
    void aConsentNamesWhatItLetsOutAndEndsWithinTwelveMonths() {
        assertThatThrownBy(() -> new Release(Set.of(), TODAY, TODAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Release(
                        Set.of(Part.NAME), TODAY, TODAY.plusMonths(12).plusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Release(Set.of(Part.NAME), TODAY, TODAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofAnUndecidedOrUnknownProposalNothingCanBeRecorded() {
        Proposal undecided = story.proposed(story.referred(SERVICE), vacancy);

        assertThat(disclosures.record(undecided.code(), release(Part.NAME), ADA))
                .isFalse();
        assertThat(disclosures.record("M-0000-0000", release(Part.NAME), ADA)).isFalse();
    }

    @Test
    void ofAProtectedPersonNothingIsEverLetOutAlsoByHerReferenceOperator() {
        Proposal hers = story.accepted(story.referredUnderProtection(), vacancy);

        assertThat(disclosures.record(hers.code(), release(Part.NAME), ADA)).isFalse();
        assertThat(disclosures.open(hers.code(), ADA)).isEmpty();
        assertThat(companyReads()).doesNotContain(hers.code());
    }

    @Test
    void whoeverComesUnderProtectionIsLetOutNoMore() {
        disclosures.record(proposal.code(), release(Part.NAME), ADA);
        TestDatabase.client()
                .sql("update proposal set of_protected = true where id = ?")
                .param(proposal.id())
                .update();

        assertThat(companyReads()).doesNotContain(proposal.code(), Invented.CANARY);
        assertThat(disclosures.withdraw(proposal.code(), ADA)).isFalse();
    }

    private static Release release(Part... parts) {
        return new Release(Set.of(parts), TODAY, TODAY.plusMonths(3));
    }

    private String companyReads() {
        VacanciesApi api = new VacanciesApi(
                story.bean(Vacancies.class),
                story.bean(Proposals.class),
                story.bean(Admission.class),
                new Skills(Path.of(".")),
                disclosures,
                story.bean(Worklist.class),
                new Cursors(TestDatabase.vault()),
                story.bean(Audit.class));
        return new String(
                api.candidates(
                                new PartnerCaller(Story.COMPANY),
                                new Asked(vacancy.code(), null, null, null, null, null))
                        .getBody(),
                StandardCharsets.UTF_8);
    }
}

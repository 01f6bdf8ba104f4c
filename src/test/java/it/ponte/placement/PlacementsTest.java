package it.ponte.placement;

import static it.ponte.placement.Invented.outcome;
import static it.ponte.placement.OutcomeKind.*;
import static it.ponte.placement.Rows.*;
import static it.ponte.placement.Story.COMPANY;
import static it.ponte.placement.Story.COOPERATIVE;
import static it.ponte.placement.Story.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlacementsTest {
    @RegisterExtension
    static final Story story = new Story();

    private Recorded person;
    private Vacancy vacancy;

    @BeforeEach
    void aPersonAndAVacancy() {
        person = story.referred(SERVICE);
        vacancy = story.vacancy(2);
    }

    @Test
    void anOutcomeStampedTwiceIsToldOnce() {
        Proposal proposal = story.accepted(person, vacancy);
        long hire = story.adaTells(proposal.code(), HIRED, "2026-04-01").id();
        story.bean(Worklist.class).add(Stage.OUTCOME, hire);

        story.stamp();

        assertThat(story.waiting(Stage.FEEDBACK)).isEqualTo(2);
        assertThat(placements()).hasSize(1);
        assertThat(hired()).isEqualTo(1);
    }

    @Test
    void aHireIsAPlacementAndFillsASeat() {
        Proposal proposal = story.accepted(person, vacancy);
        story.tell(outcome("partner:" + COMPANY, "1", proposal.code(), HIRED, "2026-04-01"));

        story.stamp();

        assertThat(placements()).singleElement().satisfies(placement -> assertThat(placement)
                .containsEntry("beneficiary", person.beneficiary())
                .containsEntry("vacancy", vacancy.id())
                .containsEntry("company", vacancy.offer().company().name())
                .containsEntry("employees", 12)
                .containsEntry("contract_type", "FIXED_TERM")
                .containsEntry("started_on", day("2026-04-01"))
                .containsEntry("until", day("2026-10-01"))
                .containsEntry("first", true)
                .containsEntry("told_by", "partner:" + COMPANY)
                .hasEntrySatisfying("code", code -> assertThat(code.toString()).startsWith("P-")));
        assertThat(hired()).isEqualTo(1);
        assertThat(TestDatabase.client()
                        .sql("select subject from work where stage = 'MATCH_VACANCY'")
                        .query(Long.class)
                        .list())
                .contains(vacancy.id());
    }

    @Test
    void aHireToldByTwoIsOnePlacementAndARenewalFillsNoFurtherSeat() {
        Proposal proposal = story.accepted(person, vacancy);
        story.tell(outcome("partner:" + COMPANY, "1", proposal.code(), HIRED, "2026-04-01"));
        story.adaTells(proposal.code(), HIRED, "2026-04-01");
        story.tell(outcome("partner:" + COMPANY, "2", proposal.code(), HIRED, "2026-10-02"));

        story.stamp();

        assertThat(placements())
                .extracting(p -> p.get("started_on"))
                .containsExactly(day("2026-04-01"), day("2026-10-02"));
        assertThat(placements()).extracting(p -> p.get("first")).containsExactly(true, false);
        assertThat(hired()).isEqualTo(1);
    }

    @Test
    void aHireToldLateIsTheFirstPlacementIfItCameFirst() {
        story.adaTells(person.code(), HIRED, "2026-05-01");
        story.stamp();
        story.adaTells(person.code(), HIRED, "2026-02-01");
        story.stamp();

        assertThat(placements()).extracting(p -> p.get("first")).containsExactly(true, false);
        assertThat(placements()).extracting(p -> p.get("path")).containsOnlyNulls();
    }

    @Test
    void theSameStoryToldInAnyOrderEndsTheSame() {
        List<OutcomeDraft> told = List.of(
                outcome("operator:ada", "1", "M", HIRED, "2026-04-01"),
                outcome("operator:ada", "2", "M", ENDED, "2026-09-30"),
                outcome("operator:ada", "3", "M", HIRED, "2026-10-02"),
                outcome("operator:ada", "4", "M", SECONDMENT_ENDED, "2026-03-30"));
        int[][] orders = {{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 0, 3, 2}, {2, 1, 3, 0}};
        for (int[] order : orders) {
            Proposal proposal = story.accepted(story.referred(COOPERATIVE), story.vacancy(1));
            for (int next : order) {
                OutcomeDraft draft = told.get(next);
                story.tell(outcome(
                        draft.teller(),
                        proposal.code() + next,
                        proposal.code(),
                        draft.kind(),
                        draft.on().toString()));
                story.stamp();
            }

            assertThat(path(proposal))
                    .containsEntry("hired_on", day("2026-10-02"))
                    .containsEntry("ended_on", day("2026-09-30"))
                    .containsEntry("secondment_ended_on", day("2026-03-30"));
            assertThat(placements(proposal.beneficiary()))
                    .extracting(p -> p.get("ended_on"))
                    .containsExactly(day("2026-09-30"), null);
            assertThat(placements(proposal.beneficiary()))
                    .extracting(p -> p.get("first"))
                    .containsExactly(true, false);
        }
    }

    @Test
    void ofAProtectedPersonsHireNeitherCompanyNorVacancyNorContractIsKeptAndNoSeatTellsOfHer() {
        Proposal proposal = story.accepted(story.referredUnderProtection(), vacancy);
        story.adaTells(proposal.code(), HIRED, "2026-04-17");

        story.stamp();

        assertThat(placements()).singleElement().satisfies(placement -> assertThat(placement)
                .containsEntry("vacancy", null)
                .containsEntry("company", null)
                .containsEntry("employees", null)
                .containsEntry("contract_type", null)
                .containsEntry("until", null)
                .containsEntry("sector", vacancy.offer().company().sector())
                .containsEntry("started_on", day("2026-04-01")));
        assertThat(hired()).isZero();
    }

    @Test
    void afterAProtectedPersonsHireNothingLeadsToTheVacancy() {
        Proposal proposal = story.accepted(story.referredUnderProtection(), vacancy);
        story.adaTells(proposal.code(), HIRED, "2026-04-17");
        story.stamp();

        assertThat(TestDatabase.client()
                        .sql("select count(*) from path where vacancy is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(TestDatabase.client()
                        .sql("select vacancy, points from proposal")
                        .query()
                        .singleRow())
                .containsEntry("vacancy", null)
                .containsEntry("points", 0);
        assertThat(story.bean(Proposals.class).byCode(proposal.code())).isEmpty();
    }

    private int hired() {
        return story.bean(Vacancies.class).get(vacancy.id()).hired();
    }
}

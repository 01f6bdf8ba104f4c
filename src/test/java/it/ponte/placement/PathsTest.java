package it.ponte.placement;

import static it.ponte.placement.OutcomeKind.*;
import static it.ponte.placement.Rows.*;
import static it.ponte.placement.Story.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.matching.Proposal;
import it.ponte.vacancy.Vacancy;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PathsTest {
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
    void anAcceptedProposalBecomesAPathAndAnOutcomeToBeToldOnce() {
        Proposal proposal = story.accepted(person, vacancy);
        story.bean(Worklist.class).add(Stage.PATH, proposal.id());

        assertThat(story.stamp()).isEqualTo(2);

        assertThat(paths()).hasSize(1);
        assertThat(path(proposal))
                .containsEntry("vacancy", vacancy.id())
                .containsEntry("proposed_on", day("2026-03-02"));
        assertThat(story.outcomesOf(person)).singleElement().satisfies(outcome -> {
            assertThat(outcome.kind()).isEqualTo(PROPOSED);
            assertThat(outcome.teller()).isEqualTo("operator:ada");
            assertThat(outcome.about()).isEqualTo(proposal.code());
            assertThat(outcome.on()).isEqualTo("2026-03-02");
            assertThat(outcome.stampedAt()).isNotNull();
        });
        assertThat(story.waiting(Stage.FEEDBACK)).isEqualTo(1);
    }

    @Test
    void everyKindHasItsStampAndIsToldOnce() {
        Proposal proposal = story.accepted(person, vacancy);
        story.stamp();
        for (OutcomeKind kind : OutcomeKind.values()) {
            if (kind != PROPOSED) {
                story.adaTells(proposal.code(), kind, "2026-04-0" + (1 + kind.ordinal() % 9));
            }
        }

        story.stamp();

        assertThat(path(proposal)).doesNotContainValue(null);
        assertThat(story.waiting(Stage.FEEDBACK)).isEqualTo(OutcomeKind.values().length);
    }

    @Test
    void anOutcomeThatOvertakesItsProposalFindsTheSamePath() {
        Proposal proposal = story.accepted(person, vacancy);
        TestDatabase.client()
                .sql("update work set next_attempt_at = now() + interval '1 hour'")
                .update();
        story.adaTells(proposal.code(), INTERVIEWED, "2026-03-05");
        story.stamp();
        TestDatabase.client().sql("update work set next_attempt_at = now()").update();
        story.stamp();

        assertThat(paths()).hasSize(1);
        assertThat(path(proposal))
                .containsEntry("interviewed_on", day("2026-03-05"))
                .containsEntry("proposed_on", day("2026-03-02"));
    }

    @Test
    void anOlderDayNeverUndoesANewerOne() {
        Proposal proposal = story.accepted(person, vacancy);
        story.adaTells(proposal.code(), INTERVIEWED, "2026-03-20");
        story.adaTells(proposal.code(), INTERVIEWED, "2026-03-10");

        story.stamp();

        assertThat(path(proposal)).containsEntry("interviewed_on", day("2026-03-20"));
    }

    @Test
    void toldAboutAReferralItStampsTheLatestPathThatWasOpenThatDay() {
        Proposal first = story.accepted(person, vacancy);
        Proposal second = story.accepted(person, story.vacancy(1));
        story.stamp();
        story.adaTells(second.code(), NOT_TAKEN_ON, "2026-03-15");
        story.stamp();

        story.adaTells(person.code(), ORIENTED, "2026-03-10");
        story.adaTells(person.code(), INTERVIEWED, "2026-03-20");
        story.stamp();

        assertThat(path(second)).containsEntry("oriented_on", day("2026-03-10")).containsEntry("interviewed_on", null);
        assertThat(path(first)).containsEntry("oriented_on", null).containsEntry("interviewed_on", day("2026-03-20"));
    }

    @Test
    void withoutAPathAnOutcomeIsStillTold() {
        story.adaTells(person.code(), NO_SHOW, "2026-03-10");

        story.stamp();

        assertThat(paths()).isEmpty();
        assertThat(story.waiting(Stage.FEEDBACK)).isEqualTo(1);
    }

    @Test
    void closingOneServicesReferralClosesNoPath() {
        Proposal proposal = story.accepted(person, vacancy);
        story.adaTells(person.code(), CLOSED, "2026-03-10");

        story.stamp();

        assertThat(path(proposal)).containsEntry("closed_on", null);
    }
}

package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.work.Stage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P17")
class P17NoAutomatedDecisionTest {
    private final Room room = new Room(5);

    @Test
    void matchingProposesAndNeitherAcceptsNorDeclinesHoweverWellSomebodyFits() {
        long vacancy = room.tell(job().skill("planting", false));
        room.tell("fits in everything", who().knows("planting"));
        room.tell("fits in part", who());
        room.match();
        room.matching.matchAllAgain();
        room.match();

        List<Proposal> proposals = room.proposals.forVacancy(vacancy);
        assertThat(proposals).hasSize(2).allSatisfy(proposal -> {
            assertThat(proposal.acceptedAt()).isNull();
            assertThat(proposal.declinedAt()).isNull();
        });
        assertThat(room.worklist.waiting()).doesNotContainKey(Stage.PATH);
    }

    @Test
    void everyScoreExplainsItselfToTheLastPoint() {
        long vacancy = room.tell(job().skill("planting", false).skill("chainsaw", false));
        room.tell("half", who().knows("planting"));
        room.match();

        Proposal proposal = room.proposal(vacancy, "half");
        assertThat(proposal.points()).isPositive();
        assertThat(proposal.reasons().stream().mapToInt(Reason::points).sum()).isEqualTo(proposal.points());
    }

    @Test
    void whatWasDecidedSaysWhichOperatorDecided() {
        long vacancy = room.tell(job().seats(2));
        room.tell("one", who());
        room.tell("other", who());
        room.match();

        room.accept(room.proposal(vacancy, "one").code());
        room.decline(room.proposal(vacancy, "other").code());

        assertThat(room.proposal(vacancy, "one").acceptedBy()).isEqualTo("operator:anna");
        assertThat(room.proposal(vacancy, "other").declinedBy()).isEqualTo("operator:anna");
    }
}

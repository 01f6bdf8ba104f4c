package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.ponte.TestDatabase;
import it.ponte.access.PublicCode;
import it.ponte.beneficiary.Whose;
import it.ponte.matching.Decision.Decided;
import it.ponte.matching.Decision.Refusal;
import it.ponte.matching.Decision.Refused;
import it.ponte.work.Stage;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProposalsTest {
    private final Room room = new Room(2);

    @Test
    void anAcceptedProposalIsStampedAndItsPathWaitsToBegin() {
        Proposal proposal = proposed();

        Proposal accepted = ((Decided) room.accept(proposal.code())).proposal();

        assertThat(PublicCode.PROPOSAL.matches(accepted.code())).isTrue();
        assertThat(accepted.acceptedBy()).isEqualTo("operator:anna");
        assertThat(accepted.acceptedAt()).isNotNull();
        assertThat(room.worklist.waiting()).containsEntry(Stage.PATH, 1L);
    }

    @Test
    void acceptingAgainHasTheSameAnswerAndNoEffect() {
        Proposal proposal = proposed();

        Decision first = room.accept(proposal.code());
        Decision second = room.accept(proposal.code());

        assertThat(second).isEqualTo(first);
        assertThat(room.worklist.waiting()).containsEntry(Stage.PATH, 1L);
    }

    @Test
    void anAcceptedProposalStaysWhateverMatchingFindsAfterwards() {
        Proposal proposal = proposed();
        room.accept(proposal.code());

        room.tell("p", who().withoutBasis().enrolledAt("2026-11-20T10:00:00Z"));
        room.match();

        assertThat(room.proposals.get(proposal.id()).acceptedAt()).isNotNull();
        assertThat(room.proposals.get(proposal.id()).withdrawnAt()).isNull();
    }

    @Test
    void whatIsDecidedOneWayCannotBeDecidedTheOther() {
        long vacancy = room.tell(job());
        room.tell("accepted", who());
        room.tell("declined", who());
        room.match();
        String accepted = room.proposal(vacancy, "accepted").code();
        String declined = room.proposal(vacancy, "declined").code();

        room.accept(accepted);
        Decision decline = room.decline(declined);

        assertThat(room.decline(accepted)).isEqualTo(new Refused(Refusal.ALREADY_ACCEPTED));
        assertThat(room.accept(declined)).isEqualTo(new Refused(Refusal.ALREADY_DECLINED));
        assertThat(room.decline(declined)).isEqualTo(decline);
    }

    @Test
    void aDeclinedPairNeverComesBackByItselfAndTheNextPersonMovesUp() {
        long vacancy = room.tell(job());
        room.tell("first", who().enrolledAt("2026-10-01T08:00:00Z"));
        room.tell("second", who().enrolledAt("2026-10-02T08:00:00Z"));
        room.tell("third", who().enrolledAt("2026-10-03T08:00:00Z"));
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactly("first", "second");

        room.decline(room.proposal(vacancy, "first").code());
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactly("second", "third");

        room.tell("first", who().works(0, 20).enrolledAt("2026-11-20T10:00:00Z"));
        room.tell(job());
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactly("second", "third");
        assertThat(room.proposal(vacancy, "first"))
                .extracting(Proposal::declineReason, Proposal::declinedBy)
                .containsExactly(DeclineReason.PERSON_NOT_INTERESTED, "operator:anna");
    }

    @Test
    void afterAnAcceptanceTheNextPersonMovesUpToo() {
        long vacancy = room.tell(job().seats(3));
        room.tell("first", who().enrolledAt("2026-10-01T08:00:00Z"));
        room.tell("second", who().enrolledAt("2026-10-02T08:00:00Z"));
        room.tell("third", who().enrolledAt("2026-10-03T08:00:00Z"));
        room.match();

        room.accept(room.proposal(vacancy, "first").code());
        room.match();

        assertThat(room.shortlist(vacancy)).containsExactly("second", "third");
    }

    @Test
    void theHardRulesAreCheckedAgainAtAcceptanceBeforeMatchingHasLooked() {
        Proposal proposal = proposed();
        String avoided = HexFormat.of().formatHex(TestDatabase.vault().index("avoid:comune", "Valmora"));
        room.tell("p", who().avoids(avoided).enrolledAt("2026-11-20T10:00:00Z"));

        assertThat(room.accept(proposal.code())).isEqualTo(new Refused(Refusal.NO_LONGER_FITS));
        assertThat(room.worklist.waiting()).doesNotContainKey(Stage.PATH).containsKey(Stage.MATCH_VACANCY);
    }

    @Test
    void whatWasTakenBackOrIsUnknownOrBelongsToAClosedVacancyCannotBeDecided() {
        Proposal proposal = proposed();
        TestDatabase.transaction()
                .executeWithoutResult(tx -> room.vacancies.close(
                        "officine-brandi",
                        room.vacancies.get(proposal.vacancy()).code()));

        assertThat(room.accept(proposal.code())).isEqualTo(new Refused(Refusal.VACANCY_CLOSED));

        room.tell("p", who().withoutBasis().enrolledAt("2026-11-20T10:00:00Z"));
        room.worklist.add(Stage.MATCH_VACANCY, proposal.vacancy());
        room.match();
        assertThat(room.accept(proposal.code())).isEqualTo(new Refused(Refusal.WITHDRAWN));
        assertThat(room.decline(proposal.code())).isEqualTo(new Refused(Refusal.WITHDRAWN));
        assertThat(room.accept("M-0000-0000")).isEqualTo(new Refused(Refusal.UNKNOWN));
    }

    @Test
    void aProposalThatIsClearedWhileItsDecisionWaitsIsUnknown() throws Exception {
        Proposal proposal = proposed();

        CompletableFuture<Decision> accepting = TestDatabase.transaction().execute(tx -> {
            room.vacancies.lock(proposal.vacancy());
            CompletableFuture<Decision> waiting = CompletableFuture.supplyAsync(() -> room.accept(proposal.code()));
            assertThat(waiting).failsWithin(300, TimeUnit.MILLISECONDS);
            TestDatabase.client().sql("delete from proposal").update();
            return waiting;
        });

        assertThat(accepting.get(10, TimeUnit.SECONDS)).isEqualTo(new Refused(Refusal.UNKNOWN));
    }

    @Test
    void theUndecidedAreListedVacancyByVacancyBestFirst() {
        room.tell(job().skill("planting", false));
        room.tell(job().externalId("J2").skill("chainsaw", false));
        room.tell("gardener", who().knows("planting"));
        room.tell("woodcutter", who().knows("chainsaw").enrolledAt("2026-10-09T08:00:00Z"));
        room.match();

        assertThat(room.known.undecided(TestDatabase.follower("ada"), Whose.ALL, 3))
                .extracting(Proposal::vacancy, Proposal::points)
                .containsExactly(tuple(1L, 955), tuple(1L, 228), tuple(2L, 955));
    }

    private Proposal proposed() {
        long vacancy = room.tell(job());
        room.tell("p", who());
        room.match();
        return room.proposal(vacancy, "p");
    }
}

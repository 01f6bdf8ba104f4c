package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.work.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private final Room room = new Room(2);
    private final Job garden = job().skill("planting", true)
            .skill("lawn-mowing", false)
            .skill("irrigation", false)
            .skill("chainsaw", false);

    @Test
    void theBestOfThoseWhoFitAreProposedWithTheirReasons() {
        room.tell("none", who());
        room.tell("little", who().knows("planting"));
        room.tell("best", who().knows("planting", "lawn-mowing", "irrigation", "chainsaw"));
        room.tell("good", who().knows("planting", "lawn-mowing"));
        long vacancy = room.tell(garden);
        room.match();

        assertThat(room.shortlist(vacancy)).containsExactly("best", "good");
        assertThat(room.proposal(vacancy, "best").reasons())
                .extracting(Reason::criterion)
                .containsExactly("REACH", "HOURS", "SHIFTS", "SKILLS", "WELCOME_SKILLS", "SAME_PROVINCE", "HOURS_FIT");
        assertThat(room.worklist.waiting()).isEmpty();
    }

    @Test
    void amongEqualsWhoWaitsLongestComesFirst() {
        room.tell("later", who().knows("planting").enrolledAt("2026-10-03T08:00:00Z"));
        room.tell("first", who().knows("planting").enrolledAt("2026-10-01T08:00:00Z"));
        room.tell("second", who().knows("planting").enrolledAt("2026-10-02T08:00:00Z"));
        long vacancy = room.tell(garden);
        room.match();

        assertThat(room.shortlist(vacancy)).containsExactly("first", "second");
    }

    @Test
    void aPersonWhoFitsBetterTakesThePlaceOfTheLastAndGivesItBackUnderTheSameCode() {
        long vacancy = room.tell(garden);
        room.tell("first", who().knows("planting", "irrigation"));
        room.tell("second", who().knows("planting"));
        room.match();
        Proposal second = room.proposal(vacancy, "second");

        room.tell("new", who().knows("planting", "irrigation", "chainsaw"));
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactly("new", "first");
        assertThat(room.proposals.get(second.id()).withdrawnAt()).isNotNull();

        room.tell("new", who().enrolledAt("2026-11-20T10:00:00Z"));
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactly("first", "second");
        assertThat(room.proposal(vacancy, "second").code()).isEqualTo(second.code());
    }

    @Test
    void whoWasDeclinedUnderARecordThatWasJoinedIntoHersDoesNotComeBack() {
        long vacancy = room.tell(garden);
        long joined = room.tell("joined", who().knows("planting"));
        long her = room.tell("her", who().knows("planting"));
        room.match();
        room.decline(room.proposal(vacancy, "joined").code());

        TestDatabase.client()
                .sql("update beneficiary set merged_into = ? where id = ?")
                .params(her, joined)
                .update();
        room.worklist.addAll(Stage.MATCH_PERSON, List.of(her, joined));
        room.match();

        assertThat(room.shortlist(vacancy)).isEmpty();
    }

    @Test
    void whoFallsBehindGivesWayToOneWhoWasNotOnTheList() {
        long vacancy = room.tell(garden);
        room.tell("falling", who().knows("planting", "irrigation", "chainsaw"));
        room.tell("first", who().knows("planting", "irrigation", "lawn-mowing"));
        room.tell("hidden", who().knows("planting", "irrigation"));
        room.match();

        room.tell("falling", who().knows("planting").enrolledAt("2026-11-20T10:00:00Z"));
        room.match();

        assertThat(room.shortlist(vacancy)).containsExactly("first", "hidden");
    }

    @Test
    void whatSaysTheSameIsNotTouchedAndWhatChangedIsStamped() {
        long vacancy = room.tell(garden);
        room.tell("same", who().knows("planting"));
        room.tell("changed", who().knows("planting"));
        room.match();
        Proposal same = room.proposal(vacancy, "same");
        Proposal changed = room.proposal(vacancy, "changed");

        room.tell("changed", who().knows("planting", "chainsaw").enrolledAt("2026-11-20T10:00:00Z"));
        room.match();

        assertThat(room.proposals.get(same.id())).isEqualTo(same);
        assertThat(room.proposals.get(changed.id()).changedAt()).isAfter(changed.changedAt());
        assertThat(room.proposals.get(changed.id()).proposedAt()).isEqualTo(changed.proposedAt());
    }

    @Test
    void aVacancyThatAsksForMoreOrClosesTakesItsProposalsBack() {
        long vacancy = room.tell(job().externalId("J9"));
        room.tell("someone", who());
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactly("someone");

        TestDatabase.transaction().executeWithoutResult(tx -> {
            room.vacancies.close("officine-brandi", room.vacancies.get(vacancy).code());
            room.worklist.add(Stage.MATCH_VACANCY, vacancy);
        });
        room.match();
        assertThat(room.shortlist(vacancy)).isEmpty();
    }

    @Test
    void whoTakesBackTheReferralIsProposedNoMore() {
        long vacancy = room.tell(job());
        long person = room.tell("someone", who());
        room.match();

        TestDatabase.transaction().executeWithoutResult(tx -> {
            String code = room.referrals.of("csm-valmora", 0, 1).get(0).code();
            assertThat(room.referrals.withdraw("csm-valmora", code, "operator:anna"))
                    .isTrue();
            room.worklist.add(Stage.MATCH_PERSON, person);
        });
        room.match();

        assertThat(room.shortlist(vacancy)).isEmpty();
    }

    @Test
    void aLegalBasisThatEndsByTheCalendarTakesThePersonOffTheList() {
        long vacancy = room.tell(job());
        room.tell("someone", who());
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactly("someone");

        room.waitDays(400);
        TestDatabase.transaction().executeWithoutResult(tx -> room.matching.matchAllAgain());
        room.match();

        assertThat(room.shortlist(vacancy)).isEmpty();
    }

    @Test
    void aVacancyPastItsLastDayLooksForNobody() {
        long vacancy = room.tell(job().closesOn("2026-11-30"));
        room.tell("someone", who());
        room.match();
        String code = room.proposal(vacancy, "someone").code();

        room.waitDays(61);
        assertThat(room.accept(code)).isEqualTo(new Decision.Refused(Decision.Refusal.VACANCY_CLOSED));
        TestDatabase.transaction().executeWithoutResult(tx -> room.matching.matchAllAgain());
        room.match();

        assertThat(room.shortlist(vacancy)).isEmpty();
    }

    @Test
    void whoComesUnderProtectionIsProposedAnewUnderAnotherCode() {
        long vacancy = room.tell(job());
        room.tell("someone", who());
        room.match();
        Proposal before = room.proposal(vacancy, "someone");

        room.tell("someone", who().isProtected().enrolledAt("2026-11-20T10:00:00Z"));
        room.match();

        assertThat(room.proposals.byCode(before.code())).isEmpty();
        assertThat(room.proposal(vacancy, "someone").code()).isNotEqualTo(before.code());
        assertThat(room.proposal(vacancy, "someone").ofProtected()).isTrue();
    }
}

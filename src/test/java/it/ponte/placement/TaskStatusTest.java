package it.ponte.placement;

import static it.ponte.placement.OutcomeKind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TaskStatusTest {
    static Stream<Arguments> stories() {
        return Stream.of(
                arguments(List.of(), "requested"),
                arguments(List.of(INTERVIEWED), "accepted"),
                arguments(List.of(ORIENTED), "accepted"),
                arguments(List.of(NO_SHOW), "on-hold"),
                arguments(List.of(NO_SHOW, INTERVIEWED), "accepted"),
                arguments(List.of(INTERVIEWED, IN_COURSE), "in-progress"),
                arguments(List.of(INTERVIEWED, PROPOSED), "in-progress"),
                arguments(List.of(PROPOSED, SECONDMENT_STARTED), "in-progress"),
                arguments(List.of(SECONDMENT_STARTED, SECONDMENT_HALF_WAY), "in-progress"),
                arguments(List.of(PROPOSED, SECONDMENT_STARTED, SECONDMENT_ENDED), "in-progress"),
                arguments(List.of(PROPOSED, NOT_TAKEN_ON), "accepted"),
                arguments(List.of(SECONDMENT_STARTED, RETURNED_TO_COOPERATIVE), "accepted"),
                arguments(List.of(PROPOSED, HIRED), "completed"),
                arguments(List.of(PROPOSED, HIRED, ENDED), "completed"),
                arguments(List.of(PROPOSED, HIRED, ENDED, CLOSED), "completed"),
                arguments(List.of(INTERVIEWED, FOUND_WORK_ALONE), "completed"),
                arguments(List.of(INTERVIEWED, CONTRACT_RENEWED), "completed"),
                arguments(List.of(MADE_PERMANENT, CLOSED), "completed"),
                arguments(List.of(CLOSED), "rejected"),
                arguments(List.of(INTERVIEWED, CLOSED), "failed"));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void aReferralsStatusFollowsFromWhatHappenedInWhateverOrderItWasTold(List<OutcomeKind> kinds, String word) {
        List<Outcome> outcomes = dayByDay(kinds);
        Collections.reverse(outcomes);

        assertThat(TaskStatus.of(false, outcomes).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void aWithdrawnReferralIsCancelledWhateverHappened(List<OutcomeKind> kinds, String word) {
        assertThat(TaskStatus.of(true, dayByDay(kinds)).word()).isEqualTo("cancelled");
    }

    @Test
    void everyKindAloneHasAStatus() {
        for (OutcomeKind kind : OutcomeKind.values()) {
            assertThat(TaskStatus.of(false, dayByDay(List.of(kind)))).isNotNull();
        }
    }

    @Test
    void aProposalComesBeforeWhatCameOfItOnTheSameDayThoughTheHubNotesItLater() {
        Outcome notTakenOn = outcome(1, NOT_TAKEN_ON, LocalDate.of(2026, 3, 1));
        Outcome proposed = outcome(2, PROPOSED, LocalDate.of(2026, 3, 1));

        assertThat(TaskStatus.of(false, List.of(notTakenOn, proposed)).word()).isEqualTo("accepted");
    }

    private static List<Outcome> dayByDay(List<OutcomeKind> kinds) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int day = 0; day < kinds.size(); day++) {
            outcomes.add(outcome(day, kinds.get(day), LocalDate.of(2026, 3, 1).plusDays(day)));
        }
        return outcomes;
    }

    private static Outcome outcome(long id, OutcomeKind kind, LocalDate on) {
        return new Outcome(id, "O-0", 1, "R-0", null, kind, on, null, null, null, "operator:a", Instant.EPOCH, null);
    }
}

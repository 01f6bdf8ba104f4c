package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.beneficiary.ReferralView;
import it.ponte.placement.Outcome;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.placement.TaskStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FhirTaskTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-01T08:00:00Z");
    private static final Instant UPDATED = Instant.parse("2026-11-03T08:00:00Z");

    private static ReferralView referral(boolean isProtected, Instant withdrawnAt) {
        return new ReferralView(7, "R-AAAA-AAAA", isProtected, RECEIVED, RECEIVED, UPDATED, withdrawnAt);
    }

    private static Outcome outcome(long id, OutcomeKind kind, int day) {
        LocalDate on = LocalDate.of(2026, 11, day);
        Instant told = on.plusDays(1).atStartOfDay().toInstant(java.time.ZoneOffset.UTC);
        return new Outcome(
                id, "O-" + id, 3, "R-AAAA-AAAA", null, kind, on, null, null, null, "partner:coop-x", told, told);
    }

    private static Outcome because(OutcomeReason reason, Outcome of) {
        return new Outcome(
                of.id(),
                of.code(),
                of.beneficiary(),
                of.about(),
                of.proposal(),
                of.kind(),
                of.on(),
                of.contractType(),
                of.until(),
                reason,
                of.teller(),
                of.toldUsAt(),
                of.stampedAt());
    }

    @Test
    void aReferralOfWhichNothingIsKnownIsRequested() {
        assertThat(FhirTask.of(referral(false, null), TaskStatus.REQUESTED, List.of(), "N-1"))
                .isEqualTo(Map.of(
                        "resourceType",
                        "Task",
                        "id",
                        "R-AAAA-AAAA",
                        "identifier",
                        List.of(Map.of("system", "https://ponte.example/fhir/referral", "value", "R-AAAA-AAAA")),
                        "status",
                        "requested",
                        "intent",
                        "order",
                        "focus",
                        Map.of("type", "ServiceRequest", "identifier", Map.of("value", "N-1")),
                        "authoredOn",
                        RECEIVED,
                        "lastModified",
                        UPDATED));
    }

    @Test
    void theLastOutcomeByItsDayIsTold() {
        Map<String, Object> task = FhirTask.of(
                referral(false, null),
                TaskStatus.COMPLETED,
                List.of(outcome(2, OutcomeKind.HIRED, 9), outcome(5, OutcomeKind.INTERVIEWED, 4)),
                "N-1");

        assertThat(task.get("businessStatus").toString()).contains("HIRED").doesNotContain("INTERVIEWED");
        assertThat(task).containsEntry("status", "completed");
        assertThat(task).containsEntry("lastModified", Instant.parse("2026-11-10T00:00:00Z"));
        assertThat(task.toString()).doesNotContain("coop-x");
    }

    @Test
    void whatWaitsOrEndedWithoutWorkSaysWhy() {
        List<Outcome> missed = List.of(outcome(1, OutcomeKind.INTERVIEWED, 3), outcome(2, OutcomeKind.NO_SHOW, 4));

        assertThat(FhirTask.of(referral(false, null), TaskStatus.ON_HOLD, missed, "N-1"))
                .containsEntry(
                        "statusReason",
                        Map.of(
                                "coding",
                                List.of(Map.of("system", "https://ponte.example/fhir/reason", "code", "NO_SHOW"))));
        assertThat(FhirTask.of(referral(false, null), TaskStatus.IN_PROGRESS, missed, "N-1"))
                .doesNotContainKey("statusReason");
        assertThat(FhirTask.of(referral(true, null), TaskStatus.ON_HOLD, missed, "N-1"))
                .doesNotContainKey("statusReason");
        assertThat(FhirTask.of(referral(true, RECEIVED), TaskStatus.CANCELLED, missed, "N-1")
                        .get("statusReason")
                        .toString())
                .contains("WITHDRAWN");
    }

    @Test
    void theSharedReasonStandsBesideTheOutcome() {
        List<Outcome> closed = List.of(because(OutcomeReason.MOVED_AWAY, outcome(1, OutcomeKind.CLOSED, 4)));

        assertThat(FhirTask.of(referral(false, null), TaskStatus.REJECTED, closed, "N-1"))
                .containsEntry(
                        "statusReason",
                        Map.of(
                                "coding",
                                List.of(
                                        Map.of("system", "https://ponte.example/fhir/reason", "code", "CLOSED"),
                                        Map.of(
                                                "system",
                                                "https://ponte.example/fhir/outcome-reason",
                                                "code",
                                                "MOVED_AWAY"))));
        assertThat(FhirTask.of(referral(true, null), TaskStatus.IN_PROGRESS, closed, "N-1")
                        .toString())
                .doesNotContain("MOVED_AWAY");
    }

    @Test
    void ofAProtectedPersonOnlyThatThereIsSomethingNew() {
        Map<String, Object> task = FhirTask.of(
                referral(true, null), TaskStatus.IN_PROGRESS, List.of(outcome(2, OutcomeKind.HIRED, 9)), "N-1");

        assertThat(task.get("businessStatus").toString()).contains("UPDATE");
        assertThat(task.toString()).doesNotContain("HIRED");
    }

    @Test
    void aWithdrawalIsAChange() {
        Instant withdrawn = Instant.parse("2026-11-20T08:00:00Z");

        assertThat(FhirTask.of(referral(false, withdrawn), TaskStatus.CANCELLED, List.of(), "N-1"))
                .containsEntry("lastModified", withdrawn)
                .containsEntry("status", "cancelled");
    }
}

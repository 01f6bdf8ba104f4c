package it.ponte.api;

import it.ponte.beneficiary.ReferralView;
import it.ponte.placement.Outcome;
import it.ponte.placement.TaskStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A referral as a Task of FHIR R4, the answer to a sender's ServiceRequest: where it stands and which outcome was the
 * last. Nobody is named in it, no company and no place; {@code for} is left out (SAFETY P6).
 */
final class FhirTask {
    private static final String SYSTEMS = "https://ponte.example/fhir/";

    private FhirTask() {}

    /**
     * Writes one.
     *
     * @param known what became of the person as far as this referral may know
     * @param number the sender's own number for the case, as letters may quote it
     */
    static Map<String, Object> of(ReferralView referral, TaskStatus status, List<Outcome> known, String number) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("resourceType", "Task");
        task.put("id", referral.code());
        task.put("identifier", List.of(Map.of("system", SYSTEMS + "referral", "value", referral.code())));
        task.put("status", status.word());
        known.stream()
                .max(Outcome.IN_ORDER)
                .ifPresent(last -> task.put("businessStatus", businessStatus(referral, last)));
        statusReason(referral, status, known).ifPresent(reason -> task.put("statusReason", reason));
        task.put("intent", "order");
        task.put("focus", Map.of("type", "ServiceRequest", "identifier", Map.of("value", number)));
        task.put("authoredOn", referral.receivedAt());
        task.put("lastModified", lastModified(referral, known));
        return task;
    }

    /** Of a protected person only that there is something new: what it is, her reference operator tells. */
    private static Map<String, Object> businessStatus(ReferralView referral, Outcome last) {
        return coded("outcome", referral.isProtected() ? "UPDATE" : last.kind().name());
    }

    /**
     * Why it does not go on: the sender took it back, or the outcome after which it waits or has ended without work, and the
     * reason of that where one was told.
     */
    private static Optional<Map<String, Object>> statusReason(
            ReferralView referral, TaskStatus status, List<Outcome> known) {
        return switch (status) {
            case CANCELLED -> Optional.of(coded("reason", "WITHDRAWN"));
            case ON_HOLD, REJECTED, FAILED ->
                referral.isProtected()
                        ? Optional.empty()
                        : known.stream().max(Outcome.IN_ORDER).map(FhirTask::because);
            case REQUESTED, ACCEPTED, IN_PROGRESS, COMPLETED -> Optional.empty();
        };
    }

    private static Map<String, Object> because(Outcome last) {
        Map<String, String> outcome = coding("reason", last.kind().name());
        return Map.of(
                "coding",
                last.reason() == null
                        ? List.of(outcome)
                        : List.of(
                                outcome, coding("outcome-reason", last.reason().name())));
    }

    private static Map<String, Object> coded(String system, String code) {
        return Map.of("coding", List.of(coding(system, code)));
    }

    private static Map<String, String> coding(String system, String code) {
        return Map.of("system", SYSTEMS + system, "code", code);
    }

    private static Instant lastModified(ReferralView referral, List<Outcome> known) {
        return Stream.concat(
                        Stream.of(referral.updatedAt(), referral.withdrawnAt()),
                        known.stream().map(Outcome::toldUsAt))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}

package it.ponte.api;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.access.Audit;
import it.ponte.access.Caller;
import it.ponte.api.Answers.FieldProblem;
import it.ponte.placement.Concerned;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.placement.Outcomes;
import it.ponte.placement.RecordedOutcome;
import it.ponte.vocabulary.ContractType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Outcomes that operators tell over REST: recorded at once, under the operator's name. */
@Component
public class OperatorOutcomes {
    private final Outcomes outcomes;
    private final Concerned concerned;
    private final Audit audit;
    private final Clock clock;

    public OperatorOutcomes(Outcomes outcomes, Concerned concerned, Audit audit, Clock clock) {
        this.outcomes = outcomes;
        this.concerned = concerned;
        this.audit = audit;
        this.clock = clock;
    }

    /** Records one that fits the contract; what is wrong with it is answered as a problem. */
    @Transactional
    public ResponseEntity<byte[]> told(Caller operator, JsonNode tree) {
        String number = tree.get("externalId").asText();
        if (number.isBlank() || number.codePoints().anyMatch(OperatorOutcomes::isUnprintable)) {
            return Answers.unprocessable(List.of(new FieldProblem(null, "externalId", "CONTROL_CHARACTER", null)));
        }
        OutcomeKind kind = OutcomeKind.valueOf(tree.get("kind").asText());
        LocalDate on = LocalDate.parse(tree.get("on").asText());
        if (kind == OutcomeKind.HIRED && !tree.has("contractType")) {
            return Answers.unprocessable(List.of(new FieldProblem(null, "contractType", "REQUIRED", null)));
        }
        if (on.isAfter(LocalDate.now(clock))) {
            return Answers.unprocessable(List.of(new FieldProblem(null, "on", "IN_THE_FUTURE", null)));
        }
        RecordedOutcome recorded = outcomes.tell(new OutcomeDraft(
                operator.stampedAs(),
                tree.get("externalId").asText(),
                tree.get("about").asText(),
                kind,
                on,
                tree.has("contractType")
                        ? ContractType.valueOf(tree.get("contractType").asText())
                        : null,
                tree.has("until") ? LocalDate.parse(tree.get("until").asText()) : null,
                tree.has("reason") ? OutcomeReason.valueOf(tree.get("reason").asText()) : null));
        if (recorded.refusal() == null) {
            audit.changed(
                    operator, "outcome.told", concerned.of(tree.get("about").asText()));
        }
        return recorded.refusal() == null
                ? Answers.ok(Map.of("code", recorded.code(), "verdict", recorded.verdict()))
                : Answers.unprocessable(
                        List.of(new FieldProblem(null, fieldMeant(recorded.refusal()), recorded.refusal(), null)));
    }

    /** Which field of an outcome a refusal of {@link Outcomes#record} is about. */
    private static String fieldMeant(String refusal) {
        return switch (refusal) {
            case "REQUIRED" -> "contractType";
            case "CONTRADICTION" -> "externalId";
            case "UNKNOWN_CODE" -> "kind";
            case "REASON_DOES_NOT_FIT" -> "reason";
            default -> "about";
        };
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}

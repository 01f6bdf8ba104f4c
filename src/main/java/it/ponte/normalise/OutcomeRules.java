package it.ponte.normalise;

import it.ponte.access.Caller;
import it.ponte.mapping.Values;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.LocalDate;

/** What an outcome means. */
final class OutcomeRules implements LineRules {
    private final Clock clock;

    OutcomeRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(Values values, Message message) {
        LocalDate on = values.one("on", LocalDate.class);
        LocalDate until = values.one("until", LocalDate.class);
        if (on != null && on.isAfter(ItalianTime.dayOf(clock.instant()))) {
            values.problem("on", ProblemCode.IN_THE_FUTURE, null);
        }
        if (on != null && until != null && until.isBefore(on)) {
            values.problem("until", ProblemCode.CONTRADICTION, null);
        }
        OutcomeKind kind = values.one("kind", OutcomeKind.class);
        OutcomeReason reason = values.one("reason", OutcomeReason.class);
        if (kind != null && reason != null && !reason.explains(kind)) {
            values.problem("reason", ProblemCode.REASON_DOES_NOT_FIT, null);
        }
        if (kind == OutcomeKind.HIRED) {
            values.require("contractType");
        } else if (values.has("kind") && values.has("contractType")) {
            values.problem("contractType", ProblemCode.CONTRADICTION, null);
        }
    }

    @Override
    public Meaning meaning(Values values, Message message) {
        return new Meaning.OfOutcome(new OutcomeDraft(
                new Caller.PartnerCaller(message.partner()).stampedAs(),
                values.text("externalId"),
                values.text("about"),
                values.one("kind", OutcomeKind.class),
                values.one("on", LocalDate.class),
                values.one("contractType", ContractType.class),
                values.one("until", LocalDate.class),
                values.one("reason", OutcomeReason.class)));
    }
}

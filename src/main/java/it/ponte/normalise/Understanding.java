package it.ponte.normalise;

import it.ponte.access.Vault;
import it.ponte.intake.Arrival;
import it.ponte.intake.Envelope;
import it.ponte.intake.WaitingLine;
import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Produces;
import it.ponte.mapping.Values;
import it.ponte.reading.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns what was kept of one line into what it means, or into everything that is wrong with it. */
@Component
public class Understanding {
    /** Clocks differ, and some systems date tonight's export with tomorrow. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Clock clock;
    private final Map<Produces, LineRules> rules;

    /** Asks this clock what lies ahead; the vault makes the keyed hashes of exclusions. */
    public Understanding(Clock clock, Vault vault) {
        this.clock = clock;
        ReferralRules referral = new ReferralRules(clock, vault);
        this.rules = Map.of(
                Produces.REFERRAL, referral,
                Produces.VACANCY, new VacancyRules(),
                Produces.OUTCOME, new OutcomeRules(clock),
                Produces.ENROLMENT, new PastEnrolmentRules(referral),
                Produces.PLACEMENT, new PastPlacementRules());
    }

    /**
     * Reads one kept line. Its sender told it when the message was made, each line a microsecond after the one before it:
     * so those that speak of the same moment have an order, whichever of them is recorded last.
     *
     * @param mapping the one by which it was read
     * @return what it means, or {@link Meaning.Refused} with every problem
     */
    public Meaning of(Mapping mapping, WaitingLine kept) {
        Envelope envelope = kept.envelope();
        LineContent line = LineContent.of(kept.line().content());
        Instant toldAt = envelope.sentAt().plus(kept.number(), ChronoUnit.MICROS);
        return of(mapping, envelope.partner(), envelope.asOf(), toldAt, line, Values.of(mapping, line));
    }

    /** Reads one line of a message that is not kept yet, in the same way. */
    public Meaning of(Mapping mapping, Arrival arrival, byte[] content) {
        LineContent line = LineContent.of(content);
        return of(mapping, arrival, line, Values.of(mapping, line));
    }

    /** The meaning of a line of such a message whose values the caller has read, and goes on reading. */
    public Meaning of(Mapping mapping, Arrival arrival, LineContent line, Values values) {
        return of(mapping, arrival.partner(), arrival.asOf(), null, line, values);
    }

    private Meaning of(Mapping mapping, String partner, Instant asOf, Instant toldAt, LineContent line, Values values) {
        if (values.isUnread()) {
            return new Meaning.Refused(values.problems());
        }
        Instant spokenOf = values.one("asOf", asOf, Instant.class);
        if (spokenOf.isAfter(clock.instant().plus(AHEAD))) {
            values.problem("asOf", ProblemCode.IN_THE_FUTURE, null);
        }
        var message = new LineRules.Message(partner, spokenOf, toldAt, line.isProtected(), line.isSelfEnrolled());
        LineRules together = rules.get(mapping.produces());
        together.check(values, message);
        return values.areRefused() ? new Meaning.Refused(values.problems()) : together.meaning(values, message);
    }
}

package it.ponte.normalise;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.intake.Envelope;
import it.ponte.intake.KeptLines;
import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mappings;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets an operator look into one refused line and correct it. */
@Component
public class Repairs {
    private static final Logger log = LoggerFactory.getLogger(Repairs.class);

    private final KeptLines kept;
    private final Problems problems;
    private final Mappings mappings;
    private final LateShield shield;
    private final Resettling resettling;
    private final Receipts receipts;
    private final TransactionTemplate transaction;

    Repairs(
            KeptLines kept,
            Problems problems,
            Mappings mappings,
            LateShield shield,
            Resettling resettling,
            Receipts receipts,
            PlatformTransactionManager transactions) {
        this.kept = kept;
        this.problems = problems;
        this.mappings = mappings;
        this.shield = shield;
        this.resettling = resettling;
        this.receipts = receipts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A line that can be corrected; empty when it has another answer, is no longer kept, or does not exist. */
    public Optional<RefusedLine> line(String envelopeCode, int number) {
        return kept.envelope(envelopeCode).flatMap(envelope -> line(envelope, number));
    }

    private Optional<RefusedLine> line(Envelope envelope, int number) {
        return kept.find(envelope, number)
                .map(line -> RefusedLine.of(
                        number,
                        shown(envelope, number, LineContent.of(line.content())),
                        mappings.find(envelope.mapping()).orElse(null),
                        problems.of(envelope.id(), number, number).getOrDefault(number, List.of())));
    }

    private LineContent shown(Envelope envelope, int number, LineContent content) {
        if (!shield.isOver(envelope, content)) {
            return content;
        }
        kept.shield(envelope, number);
        return content.underProtection();
    }

    /** As {@link #line}, for an operator who wants to read its values; never a protected person's. It is noted who did. */
    @Allowed(Role.OPERATOR)
    public Optional<RefusedLine> open(String envelopeCode, int number, OperatorCaller operator) {
        Optional<RefusedLine> line = line(envelopeCode, number).filter(found -> !found.isProtected());
        line.ifPresent(found -> log.info("{} opened line {} of {}", operator.stampedAs(), number, envelopeCode));
        return line;
    }

    /**
     * Corrects a line and settles it again in one transaction; its answer takes the place of the one it had, and its
     * sender gets another receipt.
     *
     * @return the new answer; empty when there is no such line to correct any more
     */
    @Allowed(Role.OPERATOR)
    public Optional<ReceiptLine> correct(
            String envelopeCode, int number, Correction correction, OperatorCaller operator) {
        Optional<ReceiptLine> answer = transaction.execute(tx -> kept.envelope(envelopeCode)
                .flatMap(envelope -> corrected(envelope, number, correction, operator.stampedAs())));
        answer.ifPresent(settled -> log.info(
                "{} corrected line {} of {}: {}", operator.stampedAs(), number, envelopeCode, settled.verdict()));
        return answer;
    }

    private Optional<ReceiptLine> corrected(Envelope envelope, int number, Correction correction, String by) {
        List<ReceiptLine> answers = resettling.settle(envelope, List.of(number), correction);
        if (!answers.isEmpty()) {
            if (!correction.fields().isEmpty()) {
                kept.noteCorrection(envelope, number, correction.fields(), by);
            }
            receipts.renew(envelope);
        }
        return answers.stream().findFirst();
    }
}

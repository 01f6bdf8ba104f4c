package it.ponte.normalise;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.intake.ReplayBatch;
import it.ponte.intake.ReplayBatches;
import it.ponte.intake.Replays;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does the replays that operators asked for, some lines per transaction, and gives way to what comes in. */
@Component
public class Replaying {
    private static final Logger log = LoggerFactory.getLogger(Replaying.class);

    /** So many lines are settled in one transaction. */
    private static final int BATCH = 500;

    private static final int FAILED = -1;

    private final Replays replays;
    private final ReplayBatches batches;
    private final Resettling resettling;
    private final Receipts receipts;
    private final Worklist worklist;
    private final TransactionTemplate transaction;

    Replaying(
            Replays replays,
            ReplayBatches batches,
            Resettling resettling,
            Receipts receipts,
            Worklist worklist,
            PlatformTransactionManager transactions) {
        this.replays = replays;
        this.batches = batches;
        this.resettling = resettling;
        this.receipts = receipts;
        this.worklist = worklist;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Goes on with the replays until nothing is left, or until new lines wait to be settled: then one batch is done and
     * the rest waits for the next ring. When a batch fails, its lines are settled one by one; a line that fails alone is
     * counted and stays as it was.
     *
     * @return how many lines were passed
     */
    public int goOn() {
        int passed = 0;
        int alone = 0;
        while (true) {
            int done = alone > 0 ? one() : many();
            if (done == FAILED) {
                alone = BATCH;
                continue;
            }
            passed += done;
            alone--;
            if (done == 0 || alone <= 0 && worklist.anyDue(Stage.NORMALISE)) {
                return passed;
            }
        }
    }

    private int many() {
        try {
            return step(BATCH, this::settle);
        } catch (RuntimeException failure) {
            log.warn(
                    "a batch of a replay failed, its lines are settled one by one: {}",
                    failure.getClass().getName());
            return FAILED;
        }
    }

    private int one() {
        try {
            return step(1, this::settle);
        } catch (RuntimeException failure) {
            log.error(
                    "a line could not be settled again and stays as it was: {}",
                    failure.getClass().getName());
            return step(1, this::passOver);
        }
    }

    /** Does something with the next lines, in one transaction; returns how many they were. */
    private int step(int atMost, Consumer<ReplayBatch> doing) {
        return transaction.execute(tx -> {
            Optional<ReplayBatch> batch = batches.next(atMost);
            batch.ifPresent(doing);
            return batch.map(found -> found.numbers().size()).orElse(0);
        });
    }

    private void settle(ReplayBatch batch) {
        List<ReceiptLine> answers = resettling.settle(batch.envelope(), batch.numbers(), Correction.NONE);
        long refused = answers.stream()
                .filter(answer -> answer.verdict() == Verdict.REFUSED)
                .count();
        batches.done(batch, batch.numbers().size() - (int) refused);
        renewReceipt(batch);
    }

    private void passOver(ReplayBatch batch) {
        batches.failed(batch);
        renewReceipt(batch);
    }

    private void renewReceipt(ReplayBatch batch) {
        if (batch.endsEnvelope()) {
            receipts.renew(batch.envelope());
        }
    }

    /** Stops a replay after the batch that is being done; what was settled stays settled, and its senders hear of it. */
    @Allowed(Role.OPERATOR)
    public void stop(long replay, OperatorCaller operator) {
        transaction.executeWithoutResult(
                tx -> replays.stop(replay, operator.stampedAs()).ifPresent(receipts::renew));
    }
}

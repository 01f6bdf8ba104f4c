package it.ponte.work;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what waits in one stage, some rows per transaction, for {@link Worklist#drain}. */
final class Draining {
    private static final Logger log = LoggerFactory.getLogger(Worklist.class);

    /** So many rows are held at once, however little each of them is. */
    private static final int MOST_ROWS = 500;

    private final TransactionTemplate transaction;
    private final WorkRows rows;
    private final Stage stage;
    private final int atATime;
    private final Consumer<List<Work>> doing;
    private final BiConsumer<Work, Throwable> givenUp;

    /** Whether the last round took whatever waited. What came since has a bell of its own, and company by then. */
    private boolean isAll;

    Draining(
            TransactionTemplate transaction,
            WorkRows rows,
            Stage stage,
            int atATime,
            Consumer<List<Work>> doing,
            BiConsumer<Work, Throwable> givenUp) {
        this.transaction = transaction;
        this.rows = rows;
        this.stage = stage;
        this.atATime = atATime;
        this.doing = doing;
        this.givenUp = givenUp;
    }

    /**
     * Until all is done or tried that waited at some moment, or it may not go on.
     *
     * @return how much was done or tried
     */
    int all(BooleanSupplier mayGoOn) {
        int done = 0;
        while (!isAll && mayGoOn.getAsBoolean()) {
            done += some();
        }
        return done;
    }

    private int some() {
        AtomicReference<List<Work>> taken = new AtomicReference<>(List.of());
        try {
            transaction.executeWithoutResult(tx -> {
                WorkRows.Taken waiting = rows.take(stage, atATime, MOST_ROWS);
                taken.set(together(waiting.rows()));
                isAll = waiting.areAll()
                        && waiting.rows().size() == taken.get().size()
                        && waiting.rows().stream().noneMatch(work -> work.attempts() > 0);
                if (!taken.get().isEmpty()) {
                    doing.accept(taken.get());
                    rows.remove(taken.get());
                }
            });
        } catch (Throwable failure) {
            // An Error too: one row too big for the memory must not stop all the others.
            if (taken.get().isEmpty()) {
                throw failure;
            }
            isAll = false;
            taken.get().forEach(this::alone);
        }
        return taken.get().stream().mapToInt(Work::size).sum();
    }

    /** The first of these that may be done together: no more than so much, and none that failed before. */
    private List<Work> together(List<Work> waiting) {
        int count = 0;
        int size = 0;
        for (Work work : waiting) {
            size += work.size();
            if (count > 0
                    && (size > atATime || work.attempts() > 0 || waiting.get(0).attempts() > 0)) {
                break;
            }
            count++;
        }
        return waiting.subList(0, count);
    }

    private void alone(Work work) {
        try {
            transaction.executeWithoutResult(tx -> {
                if (rows.lock(work)) {
                    doing.accept(List.of(work));
                    rows.remove(List.of(work));
                }
            });
        } catch (Throwable failure) {
            transaction.executeWithoutResult(tx -> tryLater(work, failure));
        }
    }

    private void tryLater(Work work, Throwable failure) {
        if (work.subjects().size() > 1) {
            rows.part(work);
            return;
        }
        boolean last = work.attempts() + 1 >= Worklist.ATTEMPTS;
        if (rows.postpone(work, failure, last) && last) {
            givenUp.accept(work, failure);
            log.error(
                    "work {} of stage {} was set aside after {} attempts: {}",
                    work.id(),
                    work.stage(),
                    Worklist.ATTEMPTS,
                    WorkRows.nameOf(failure));
        }
    }
}

package it.ponte.work;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What waits to be done, as rows of table {@code work}. A row is added in the transaction that makes it necessary and
 * removed in the transaction that does it, so that a crash anywhere loses nothing and repeats nothing. The broker only
 * rings a bell: a stage that hears it takes whatever waits.
 */
@Repository
public class Worklist {
    /** A row that failed so often waits for an operator. */
    static final int ATTEMPTS = 8;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final NewRows added;
    private final WorkRows rows;

    public Worklist(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.added = new NewRows(db);
        this.rows = new WorkRows(db);
    }

    /** Adds work about a whole subject; call it inside the transaction that makes it necessary. */
    public void add(Stage stage, long subject) {
        add(stage, subject, 0, 0);
    }

    /** Adds work about some lines of a subject, first and last included. */
    public void add(Stage stage, long subject, int first, int last) {
        added.add(stage, List.of(new Span(subject, first, last)));
    }

    /** Adds work about some lines of subjects, each span to be done for itself. */
    public void add(Stage stage, List<Span> spans) {
        if (!spans.isEmpty()) {
            added.add(stage, spans);
        }
    }

    /**
     * Adds work about a whole subject that is to be done after a pause. Such work that waits untouched already will do:
     * what is asked for several times in a row is done once.
     */
    public void addLater(Stage stage, long subject, Duration pause) {
        added.addLater(stage, subject, pause);
    }

    /** Adds work about many subjects at once, each to be done for itself. */
    public void addAll(Stage stage, Collection<Long> subjects) {
        if (!subjects.isEmpty()) {
            added.addAll(stage, subjects);
        }
    }

    /** Adds work about those of these subjects for which none waits or was set aside, each to be done for itself. */
    public void addMissing(Stage stage, Collection<Long> subjects) {
        added.addMissing(stage, subjects);
    }

    /**
     * Adds work about subjects that are best done together: one row, whatever their number. When it fails each of them
     * is tried alone.
     */
    public void addTogether(Stage stage, Collection<Long> subjects) {
        if (!subjects.isEmpty()) {
            added.addTogether(stage, List.copyOf(subjects));
        }
    }

    /**
     * Does all that waits in a stage, some rows per transaction. What is added while the last of it is done waits for
     * its own bell: else many small rows would be done in as many transactions. When a batch fails it is undone and
     * each of its rows is tried alone; a row that fails alone is tried again later, with growing pauses and never again
     * in company, and after eight failures set aside for an operator.
     *
     * @param atATime how much is done in one transaction, by {@link Work#size()}; a row that is more is done alone
     * @return how much was done or tried
     */
    public int drain(Stage stage, int atATime, Consumer<List<Work>> doing) {
        return drain(stage, atATime, doing, (work, failure) -> {});
    }

    /**
     * As {@link #drain(Stage, int, Consumer)}; {@code givenUp} runs in the transaction that sets a row aside.
     */
    public int drain(Stage stage, int atATime, Consumer<List<Work>> doing, BiConsumer<Work, Throwable> givenUp) {
        return drainWhile(() -> true, stage, atATime, doing, givenUp);
    }

    /** As {@link #drain(Stage, int, Consumer)}, but stops as soon as it may not go on; it is asked before each transaction. */
    public int drainWhile(BooleanSupplier mayGoOn, Stage stage, int atATime, Consumer<List<Work>> doing) {
        return drainWhile(mayGoOn, stage, atATime, doing, (work, failure) -> {});
    }

    /** As {@link #drain(Stage, int, Consumer, BiConsumer)}, but stops as soon as it may not go on. */
    public int drainWhile(
            BooleanSupplier mayGoOn,
            Stage stage,
            int atATime,
            Consumer<List<Work>> doing,
            BiConsumer<Work, Throwable> givenUp) {
        return new Draining(transaction, rows, stage, atATime, doing, givenUp).all(mayGoOn);
    }

    /** Whether a stage should wait for another: work of the other is due, and none of its own has been due for so long. */
    public boolean givesWay(Stage stage, Stage other, Duration atMost) {
        return rows.anyDue(other, Duration.ZERO) && !rows.anyDue(stage, atMost);
    }

    /**
     * Claims work whose effect lies outside the database (a letter to be sent). The claim itself already plans the next
     * attempt, so a crash after it costs a pause, never the work. Ask {@link #stillMine(Work)} right before the effect,
     * and end it with {@link #done(Work)}, or with {@link #failed(Work, Throwable)}; doing nothing means "try again".
     */
    public List<Work> claim(Stage stage, int atMost) {
        return rows.claim(stage, atMost);
    }

    /**
     * Whether claimed work was not claimed by another consumer since, which happens when its turn came after its pause
     * was over; if it is still ours, nobody else gets it for five minutes.
     */
    public boolean stillMine(Work claimed) {
        return rows.renew(claimed);
    }

    /** Whether something can be claimed in a stage now. */
    public boolean anyDue(Stage stage) {
        return anyDue(stage, Duration.ZERO);
    }

    /** Whether something has been due in a stage for so long. */
    public boolean anyDue(Stage stage, Duration ago) {
        return rows.anyDue(stage, ago);
    }

    /** Ends work that was claimed. */
    public void done(Work work) {
        rows.remove(List.of(work));
    }

    /**
     * Notes why claimed work failed; it is tried again when its pause is over, and set aside after eight attempts.
     *
     * @return whether it was set aside
     */
    public boolean failed(Work work, Throwable failure) {
        boolean last = work.attempts() >= ATTEMPTS;
        return rows.fail(work, failure, last) && last;
    }

    /** What was set aside, latest first. */
    public List<SetAside> setAside(int atMost) {
        return rows.setAside(atMost);
    }

    /** Puts set-aside work back into its stage; false when there is none of that id. */
    public boolean replay(long id) {
        return db.sql(
                                """
                        update work set set_aside_at = null, attempts = 0, next_attempt_at = now()
                        where id = ? and set_aside_at is not null
                        """)
                        .param(id)
                        .update()
                == 1;
    }

    /** How much waits in each stage, by subjects, set-aside ones not counted. */
    public Map<Stage, Long> waiting() {
        return db
                .sql(
                        """
                        select stage, sum(coalesce(cardinality(subjects), 1)) from work
                        where set_aside_at is null group by stage
                        """)
                .query((row, i) -> Map.entry(Stage.valueOf(row.getString(1)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

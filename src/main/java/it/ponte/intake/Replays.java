package it.ponte.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The replays that operators asked for. A replay goes through its lines in order and remembers the last one it passed,
 * in the transaction that settles them: a crash resumes there, and no line is passed twice.
 */
@Repository
public class Replays {
    /** More lines than this need another replay. */
    public static final int MOST_LINES = 100_000;

    private static final String LINES =
            """
             from envelope_line l join envelope e on e.id = l.envelope
            where e.partner = :partner and (cast(:envelope as text) is null or e.code = :envelope)
              and l.verdict in ('REFUSED', 'DELAYED') and l.content is not null
              and (cast(:problem as text) is null and cast(:field as text) is null or exists (
                   select 1 from problem p
                   where p.envelope = l.envelope and p.line = l.number
                     and (cast(:problem as text) is null or p.code = :problem)
                     and (cast(:field as text) is null or p.field = :field)))
            """;

    private static final String NEXT = "select l.envelope, l.number" + LINES
            + """
              and e.id <= :last and (l.envelope, l.number) > (:after_envelope, :after_line)
            order by l.envelope, l.number limit :most
            """;

    private static final String OPEN =
            """
             where r.stopped_at is null and r.finished_at is null order by r.id limit 1 for update of r skip locked
            """;

    private final JdbcClient db;
    private final Inbox inbox;

    public Replays(JdbcClient db, Inbox inbox) {
        this.db = db;
        this.inbox = inbox;
    }

    /** How many lines it would be about, {@link #MOST_LINES} at most. */
    public int count(ReplayScope scope) {
        return db.sql("select count(*) from (select 1" + LINES + "limit " + MOST_LINES + ") counted")
                .paramSource(ReplayRow.of(scope))
                .query(Integer.class)
                .single();
    }

    /** Begins one and returns its id; the same once more while it runs is the one that runs. Empty without any line. */
    public Optional<Long> begin(ReplayScope scope, String by) {
        Optional<Long> running = latest(100).stream()
                .filter(replay -> replay.isRunning() && replay.scope().equals(scope))
                .map(Replay::id)
                .findFirst();
        if (running.isPresent()) {
            return running;
        }
        int total = count(scope);
        return total == 0 ? Optional.empty() : Optional.of(insert(scope, by, total));
    }

    private long insert(ReplayScope scope, String by, int total) {
        return db.sql(
                        """
                        insert into replay (asked_by, partner, envelope, problem, field, last_envelope, total)
                        values (?, ?, (select id from envelope where code = ?), ?, ?, (select max(id) from envelope), ?)
                        returning id
                        """)
                .params(by, scope.partner(), scope.envelope(), scope.problem(), scope.field(), total)
                .query(Long.class)
                .single();
    }

    /** The latest ones, newest first. */
    public List<Replay> latest(int atMost) {
        return db.sql(ReplayRow.SELECT + "order by r.id desc limit ?")
                .param(atMost)
                .query(ReplayRow::read)
                .list();
    }

    /** The replay of this id. */
    public Optional<Replay> find(long id) {
        return db.sql(ReplayRow.SELECT + "where r.id = ?")
                .param(id)
                .query(ReplayRow::read)
                .optional();
    }

    /**
     * The next lines of the oldest replay that runs and that no other consumer holds; locks it until the caller's
     * transaction ends. Empty when no replay has anything left to do.
     */
    public Optional<ReplayBatch> next(int atMost) {
        Optional<ReplayRow> open = open();
        while (open.isPresent()) {
            Optional<ReplayBatch> batch = batch(open.get(), atMost);
            if (batch.isPresent()) {
                return batch;
            }
            db.sql("update replay set finished_at = now() where id = ?")
                    .param(open.get().replay().id())
                    .update();
            open = open();
        }
        return Optional.empty();
    }

    private Optional<ReplayRow> open() {
        return db.sql(ReplayRow.SELECT + OPEN).query(ReplayRow::readWhole).optional();
    }

    private Optional<ReplayBatch> batch(ReplayRow row, int atMost) {
        int most = Math.min(atMost, row.left());
        List<ReplayRow.Place> next = db.sql(NEXT)
                .paramSource(row.from(most + 1))
                .query(ReplayRow.Place.class)
                .list();
        if (most == 0 || next.isEmpty()) {
            return Optional.empty();
        }
        long envelope = next.get(0).envelope();
        List<Integer> numbers = next.stream()
                .filter(place -> place.envelope() == envelope)
                .map(ReplayRow.Place::number)
                .toList();
        boolean goesOn = numbers.size() > most && most < row.left();
        return Optional.of(new ReplayBatch(
                row.replay().id(), inbox.get(envelope), numbers.subList(0, Math.min(most, numbers.size())), !goesOn));
    }

    /** Notes that a batch is done, in the transaction that did it; {@code mended} lines are not refused any more. */
    public void done(ReplayBatch batch, int mended) {
        passed(batch, mended, 0);
    }

    /** Notes that the lines of a batch could not be settled for a reason of ours. */
    public void failed(ReplayBatch batch) {
        passed(batch, 0, batch.numbers().size());
    }

    private void passed(ReplayBatch batch, int mended, int failed) {
        db.sql(
                        """
                        update replay set done = done + ?, mended = mended + ?, failed = failed + ?,
                               after_envelope = ?, after_line = ?
                        where id = ?
                        """)
                .params(batch.numbers().size(), mended, failed)
                .params(batch.envelope().id(), batch.lastNumber(), batch.replay())
                .update();
    }

    /**
     * Stops one after the batch that is being done; what was settled stays settled.
     *
     * @return the envelope in which it stands, empty when it was not running or had not begun
     */
    public Optional<Envelope> stop(long id, String by) {
        return db.sql(
                        """
                        update replay set stopped_at = now(), stopped_by = ?
                        where id = ? and stopped_at is null and finished_at is null returning after_envelope
                        """)
                .params(by, id)
                .query(Long.class)
                .optional()
                .filter(envelope -> envelope > 0)
                .map(inbox::get);
    }
}

package it.ponte.intake;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The replays as their stage does them. A replay goes through its lines in order and remembers the last one it passed, in
 * the transaction that settles them: a crash resumes there, and no line is passed twice.
 */
@Repository
public class ReplayBatches {
    private static final Logger log = LoggerFactory.getLogger(ReplayBatches.class);

    private static final String NEXT = "select p.envelope, p.line as number" + Replays.LINES
            + """
              and e.id <= :last and (p.envelope, p.line) > (:after_envelope, :after_line)
            order by p.envelope, p.line limit :most
            """;

    private static final String OPEN =
            """
             where r.stopped_at is null and r.finished_at is null order by r.id limit 1 for update of r skip locked
            """;

    private final JdbcClient db;
    private final Inbox inbox;

    public ReplayBatches(JdbcClient db, Inbox inbox) {
        this.db = db;
        this.inbox = inbox;
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
            finish(open.get().replay());
            open = open();
        }
        return Optional.empty();
    }

    private void finish(Replay replay) {
        db.sql("update replay set finished_at = now() where id = ?")
                .param(replay.id())
                .update();
        log.info(
                "replay {} passed {} lines: {} mended, {} failed",
                replay.id(),
                replay.done(),
                replay.mended(),
                replay.failed());
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
}

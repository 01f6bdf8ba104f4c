package it.ponte.intake;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The replays that operators asked for: which lines each is about, how far it is, who stopped it. */
@Repository
public class Replays {
    private static final Logger log = LoggerFactory.getLogger(Replays.class);

    /** More lines than this need another replay. */
    public static final int MOST_LINES = 100_000;

    /** Begins at the problems, which every such line has: they are few, and gone with what the line said. */
    static final String LINES =
            """
             from (select distinct envelope, line from problem
                  where (cast(:problem as text) is null or code = :problem)
                    and (cast(:field as text) is null or field = :field)) p
            join envelope_line l on l.envelope = p.envelope and l.number = p.line
            join envelope e on e.id = p.envelope
            where e.partner = :partner and (cast(:envelope as text) is null or e.code = :envelope)
              and l.verdict in ('REFUSED', 'DELAYED') and l.content is not null
              and (:also_shielded or not exists (
                   select from shielded_line s where s.envelope = l.envelope and s.number = l.number))
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
        if (total == 0) {
            return Optional.empty();
        }
        long id = insert(scope, by, total);
        log.info("{} began replay {} of {} lines of {}", by, id, total, scope.partner());
        return Optional.of(id);
    }

    private long insert(ReplayScope scope, String by, int total) {
        return db.sql(
                        """
                        insert into replay (asked_by, partner, envelope, problem, field, also_shielded, last_envelope, total)
                        values (?, ?, (select id from envelope where code = ?), ?, ?, ?, (select max(id) from envelope), ?)
                        returning id
                        """)
                .params(by, scope.partner(), scope.envelope(), scope.problem(), scope.field())
                .params(scope.alsoShielded(), total)
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

package it.ponte.machines;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The webhooks that were stopped, for an operator to see to. */
@Repository
public class StoppedWebhooks {
    private final JdbcClient db;
    private final Clock clock;

    StoppedWebhooks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param reason GONE: it answered 410; UNREACHABLE: it failed for three days
     */
    public record Stopped(String partner, Instant at, String reason) {}

    /** All of them, by partner. */
    public List<Stopped> all() {
        return db.sql(
                        """
                        select partner, stopped_at, stop_reason from feedback_way
                        where way = 'WEBHOOK' and stopped_at is not null order by partner
                        """)
                .query((row, i) -> new Stopped(
                        row.getString("partner"), Stamp.in(row, "stopped_at"), row.getString("stop_reason")))
                .list();
    }

    /** Begins a partner's webhook again, where it stood; false when it was not stopped. */
    @Allowed({Role.ADMINISTRATOR, Role.OPERATOR})
    public boolean beginAgain(String partner, OperatorCaller who) {
        return db.sql(
                                """
                        update feedback_way
                        set stopped_at = null, stop_reason = null, failures = 0, failing_since = null, next_try_at = ?
                        where partner = ? and way = 'WEBHOOK' and stopped_at is not null
                        """)
                        .params(Stamp.of(clock.instant()), partner)
                        .update()
                == 1;
    }
}

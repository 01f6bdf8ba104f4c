package it.ponte.feedback;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of our mail servers take nothing from us at present; an operator sees it, and no letter is asked to pay for it. */
@Repository
public class Relays {
    /** How long a server that refused us is left alone. */
    static final Duration PAUSE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(Relays.class);

    private final JdbcClient db;
    private final Clock clock;

    Relays(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A server refused us. */
    void refused(Relay relay, Setback.Refusal refusal) {
        db.sql(
                        """
                        insert into relay_refusal (relay, refusal, since, latest_at)
                        values (:relay, :refusal, :now, :now)
                        on conflict (relay) do update set refusal = excluded.refusal, latest_at = excluded.latest_at
                        """)
                .param("relay", relay.name())
                .param("refusal", refusal.name())
                .param("now", Stamp.of(clock.instant()))
                .update();
        log.error("the mail server for {} takes nothing from us: it refuses our {}; letters wait", relay, refusal);
    }

    /** A server took something. */
    void works(Relay relay) {
        int refusals = db.sql("delete from relay_refusal where relay = ?")
                .param(relay.name())
                .update();
        if (refusals > 0) {
            log.info("the mail server for {} takes letters again", relay);
        }
    }

    /** Whether none of them refuses us. */
    boolean allWork() {
        return refusals().isEmpty();
    }

    /** Whether a server may be asked now: it has not refused us in the last five minutes. */
    boolean mayBeAsked(Relay relay) {
        return db.sql("select not exists (select from relay_refusal where relay = ? and latest_at > ?)")
                .params(relay.name(), Stamp.of(clock.instant().minus(PAUSE)))
                .query(Boolean.class)
                .single();
    }

    /** What they refuse, LOGIN, TLS or SENDER, each once; empty while all of them take letters. */
    public List<String> refusals() {
        return db.sql("select distinct refusal from relay_refusal order by refusal")
                .query(String.class)
                .list();
    }
}

package it.ponte.console;

import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lets one address enrol so many people in an hour and no more, at all hubs together. */
@Repository
public class HourlyLimit {
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;
    private final int atMost;

    HourlyLimit(JdbcClient db, Vault vault, Clock clock, @Value("${ponte.forms.per-hour:5}") int atMost) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.atMost = atMost;
    }

    /** Whether this address may send once more; counts it when it may, and forgets whoever sent over an hour ago. */
    boolean lets(String address) {
        Instant now = clock.instant();
        Instant hourAgo = now.minus(HOUR);
        db.sql("delete from form_sender where latest_at <= ?")
                .param(Stamp.of(hourAgo))
                .update();
        return db.sql(
                                """
                                insert into form_sender (address, sent_at, latest_at)
                                select :address, array[:now::timestamptz], :now where :most > 0
                                on conflict (address) do update
                                set latest_at = :now,
                                    sent_at = array(select at from unnest(form_sender.sent_at) at where at > :hourAgo)
                                        || :now::timestamptz
                                where (select count(*) from unnest(form_sender.sent_at) at where at > :hourAgo) < :most
                                """)
                        .param("address", vault.index("form-address", Network.of(address)))
                        .param("now", Stamp.of(now))
                        .param("hourAgo", Stamp.of(hourAgo))
                        .param("most", atMost)
                        .update()
                == 1;
    }
}

package it.ponte.casework;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code case_read}: readers who said that they read what happened. */
@Repository
public class CaseReads {
    private final JdbcClient db;
    private final Clock clock;

    CaseReads(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A reader read what stands of her case by now; inside a transaction. */
    public void acknowledge(CaseReader reader, long referral) {
        db.sql(
                        """
                        insert into case_read (referral, reader, read_at) values (?, ?, ?)
                        on conflict (referral, reader) do update set read_at = excluded.read_at
                        """)
                .params(referral, reader.who(), Stamp.of(clock.instant()))
                .update();
    }

    /** When a reader said so last. */
    public Optional<Instant> latest(CaseReader reader, long referral) {
        return db.sql("select read_at from case_read where referral = ? and reader = ?")
                .params(referral, reader.who())
                .query((row, i) -> Stamp.in(row, "read_at"))
                .optional();
    }
}

package it.ponte.api;

import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which vouchers opened a request, and which signatures bore a body, already, at whichever hub. */
@Repository
public class UsedVouchers {
    private final JdbcClient db;
    private final Clock clock;

    public UsedVouchers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Notes this one, and forgets those that are over; false when it was used before.
     *
     * @param issuer who numbers them: an issuer, or one of its clients that signs bodies
     */
    boolean use(String issuer, String number, Instant over) {
        db.sql("delete from used_voucher where over_at < ?")
                .param(Stamp.of(clock.instant()))
                .update();
        return db.sql("insert into used_voucher (issuer, number, over_at) values (?, ?, ?) on conflict do nothing")
                        .params(issuer, number, Stamp.of(over))
                        .update()
                == 1;
    }
}

package it.ponte.api;

import it.ponte.work.Stamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which vouchers opened a request already, at whichever hub. */
@Repository
public class UsedVouchers {
    private final JdbcClient db;
    private final Clock clock;

    public UsedVouchers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Notes this one, and forgets those that are over; false when it was used before. */
    boolean use(String issuer, Voucher voucher) {
        db.sql("delete from used_voucher where over_at < ?")
                .param(Stamp.of(clock.instant()))
                .update();
        return db.sql("insert into used_voucher (issuer, number, over_at) values (?, ?, ?) on conflict do nothing")
                        .params(issuer, voucher.number(), Stamp.of(voucher.over()))
                        .update()
                == 1;
    }
}

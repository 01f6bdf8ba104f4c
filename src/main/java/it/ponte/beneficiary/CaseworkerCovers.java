package it.ponte.beneficiary;

import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code caseworker_cover}: who stands in for a caseworker who is away, one absence at a time. */
@Repository
public class CaseworkerCovers {
    private final JdbcClient db;
    private final Clock clock;

    public CaseworkerCovers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Who stands in, by internal id, from the first day to the last. */
    public record Cover(long colleague, LocalDate fromDay, LocalDate untilDay) {}

    /** Who stands in for her now or on coming days. */
    public Optional<Cover> of(long caseworker) {
        return db.sql(
                        """
                        select colleague, from_day, until_day from caseworker_cover
                        where caseworker = ? and until_day >= ?
                        """)
                .params(caseworker, ItalianTime.dayOf(clock.instant()))
                .query(Cover.class)
                .optional();
    }

    /** Another caseworker stands in for her on these days, and nobody on others. */
    public void say(long caseworker, Cover cover) {
        db.sql(
                        """
                        insert into caseworker_cover (caseworker, colleague, from_day, until_day, said_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (caseworker) do update
                        set colleague = excluded.colleague, from_day = excluded.from_day,
                            until_day = excluded.until_day, said_at = excluded.said_at
                        """)
                .params(caseworker, cover.colleague(), cover.fromDay(), cover.untilDay(), Stamp.of(clock.instant()))
                .update();
    }

    /** Nobody stands in for her any more; false when nobody did. */
    public boolean end(long caseworker) {
        return db.sql("delete from caseworker_cover where caseworker = ?")
                        .param(caseworker)
                        .update()
                == 1;
    }
}

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
                .params(caseworker, today())
                .query(Cover.class)
                .optional();
    }

    /** Who stands in for her today, by internal id. */
    public Optional<Long> today(long caseworker) {
        LocalDate today = today();
        return of(caseworker).filter(cover -> !cover.fromDay().isAfter(today)).map(Cover::colleague);
    }

    /**
     * Another caseworker stands in for her on these days, and nobody on others; inside a transaction.
     *
     * @return false, and nothing changes, where on one of them that colleague is away too, or she herself stands in for
     *     somebody: letters would wait for one who does not read them
     */
    public boolean say(long caseworker, Cover cover) {
        db.sql("select id from caseworker where id in (?, ?) order by id for update")
                .params(caseworker, cover.colleague())
                .query(Long.class)
                .list();
        return db.sql(
                                """
                        insert into caseworker_cover (caseworker, colleague, from_day, until_day, said_at)
                        select :caseworker, :colleague, :from, :until, :now
                        where not exists (select from caseworker_cover other
                                          where (other.caseworker = :colleague or other.colleague = :caseworker)
                                            and other.from_day <= :until
                                            and other.until_day >= greatest(:from, cast(:today as date)))
                        on conflict (caseworker) do update
                        set colleague = excluded.colleague, from_day = excluded.from_day,
                            until_day = excluded.until_day, said_at = excluded.said_at
                        """)
                        .param("caseworker", caseworker)
                        .param("colleague", cover.colleague())
                        .param("from", cover.fromDay())
                        .param("until", cover.untilDay())
                        .param("today", today())
                        .param("now", Stamp.of(clock.instant()))
                        .update()
                == 1;
    }

    /** Nobody stands in for her any more; false when nobody did. */
    public boolean end(long caseworker) {
        return db.sql("delete from caseworker_cover where caseworker = ?")
                        .param(caseworker)
                        .update()
                == 1;
    }

    private LocalDate today() {
        return ItalianTime.dayOf(clock.instant());
    }
}

package it.ponte.console;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much waits for an operator, in figures. */
@Repository
public class TodayCounts {
    private final JdbcClient db;

    TodayCounts(JdbcClient db) {
        this.db = db;
    }

    /**
     * What the page of letters and the page of work set aside would list.
     *
     * @param toRelease letters about protected people that nobody let go yet
     * @param undeliverable letters without a usable address
     * @param setAside pieces of work that failed too often
     */
    public record Counts(long toRelease, long undeliverable, long setAside) {}

    /** All of it, now. */
    Counts now() {
        return db.sql(
                        """
                        select count(*) filter (where needs_release and released_at is null and told_at is null
                                   and cancelled_at is null and undeliverable_at is null) as to_release,
                               count(*) filter (where undeliverable_at is not null) as undeliverable,
                               (select count(*) from work where set_aside_at is not null) as set_aside
                        from letter
                        """)
                .query(Counts.class)
                .single();
    }
}

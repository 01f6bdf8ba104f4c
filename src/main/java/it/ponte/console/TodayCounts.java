package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much waits for an operator, in figures. */
@Repository
public class TodayCounts {
    private final JdbcClient db;
    private final ReferenceOperators references;

    TodayCounts(JdbcClient db, ReferenceOperators references) {
        this.db = db;
        this.references = references;
    }

    /**
     * What the page of letters would list.
     *
     * @param toRelease letters about protected people that nobody let go yet
     * @param undeliverable letters without a usable address
     */
    public record Counts(long toRelease, long undeliverable) {}

    /** All of it, now, as far as this operator may know. */
    Counts now(OperatorCaller who) {
        return db.sql(
                        """
                        select count(*) filter (where l.needs_release and l.released_at is null and l.told_at is null
                                   and l.cancelled_at is null and l.undeliverable_at is null) as to_release,
                               count(*) filter (where l.undeliverable_at is not null) as undeliverable
                        from letter l join outcome o on o.id = l.outcome join beneficiary b on b.id = o.beneficiary
                        where not b.is_protected or b.id = any(?)
                        """)
                .param(references.peopleOf(who))
                .query(Counts.class)
                .single();
    }
}

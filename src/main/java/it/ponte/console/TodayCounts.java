package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much waits for an operator, in figures: what the page of letters would list. */
@Repository
public class TodayCounts {
    private final JdbcClient db;
    private final ReferenceOperators references;

    TodayCounts(JdbcClient db, ReferenceOperators references) {
        this.db = db;
        this.references = references;
    }

    /** Letters about protected people that nobody let go yet. */
    long toRelease(OperatorCaller who) {
        return letters(
                """
                and l.needs_release and l.released_at is null and l.told_at is null
                and l.cancelled_at is null and l.undeliverable_at is null
                """,
                who);
    }

    /** Letters without a usable address. */
    long undeliverable(OperatorCaller who) {
        return letters("and l.undeliverable_at is not null", who);
    }

    private long letters(String which, OperatorCaller who) {
        return db.sql(
                        """
                        select count(*) from letter l left join outcome o on o.id = l.outcome
                        left join referral r on r.id = l.referral
                        left join beneficiary b on b.id = coalesce(o.beneficiary, r.beneficiary)
                        where (l.is_digest or l.notice = 'SET_ASIDE' or not b.is_protected or b.id = any(?))
                        """
                                + which)
                .param(references.peopleOf(who))
                .query(Long.class)
                .single();
    }
}

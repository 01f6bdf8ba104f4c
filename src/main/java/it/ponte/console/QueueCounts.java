package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.Queues;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.beneficiary.Whose;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much waits in whose queue, and since when: what the lists behind the figures would show. */
@Repository
class QueueCounts {
    private static final String COUNTED = "select count(*) as \"all\", count(*) filter (where " + Queues.MINE
            + ") as mine, count(*) filter (where " + Queues.NOBODYS + ") as nobodys, ";

    private final JdbcClient db;
    private final Queues queues;
    private final ReferenceOperators references;
    private final Clock clock;

    QueueCounts(JdbcClient db, Queues queues, ReferenceOperators references, Clock clock) {
        this.db = db;
        this.queues = queues;
        this.references = references;
        this.clock = clock;
    }

    /** The people on record, since the oldest was recorded. */
    Amount people(OperatorCaller who) {
        return amount(
                        """
                        min(b.recorded_at) at time zone 'Europe/Rome' as oldest from beneficiary b
                        where b.merged_into is null and not b.is_protected and b.forgotten_at is null
                        """,
                        who)
                .query(Amount.class)
                .single();
    }

    /** The proposals that wait for a decision, since the oldest was made. */
    Amount proposals(OperatorCaller who) {
        return amount(
                        """
                        min(p.waiting_since) at time zone 'Europe/Rome' as oldest
                        from proposal p join beneficiary b on b.id = p.beneficiary
                        where p.accepted_at is null and p.declined_at is null and p.withdrawn_at is null
                          and (not b.is_protected or b.id = any(:hers))
                        """,
                        who)
                .query(Amount.class)
                .single();
    }

    /** The legal bases that end or have ended, with the day of the first end. */
    Amount bases(OperatorCaller who) {
        return amount(
                        """
                        min(l.until)::timestamp as oldest from legal_basis l join beneficiary b on b.id = l.beneficiary
                        where l.withdrawn_at is null and l.was_told and (not b.is_protected or b.id = any(:followed))
                          and coalesce(l.until, '-infinity') <= :warned
                        """,
                        who)
                .param("followed", references.followedBy(who))
                .param("warned", ItalianTime.dayOf(clock.instant()).plusDays(Consents.WARNED_DAYS))
                .query(Amount.class)
                .single();
    }

    private JdbcClient.StatementSpec amount(String of, OperatorCaller who) {
        return db.sql(COUNTED + of).params(queues.seenBy(who, Whose.ALL));
    }
}

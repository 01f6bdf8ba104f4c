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

/**
 * How much waits in whose queue, and since when: what the lists behind the figures would show. Nothing is counted further
 * than {@link Amount#MOST} and one.
 */
@Repository
class QueueCounts {
    private static final String PEOPLE =
            """
            from beneficiary b where b.merged_into is null and not b.is_protected and b.forgotten_at is null
            """;

    private static final String PROPOSALS =
            """
            from proposal p join beneficiary b on b.id = p.beneficiary
            where p.accepted_at is null and p.declined_at is null and p.withdrawn_at is null
              and (not b.is_protected or b.id = any(:hers))
            """;

    private static final String BASES =
            """
            from referral r join beneficiary b on b.id = r.beneficiary
            where r.withdrawn_at is null and r.basis_ends <= :warned
              and (not b.is_protected or b.id = any(:followed))
            """;

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

    /** The people on record, since the first was recorded. */
    Amount people(OperatorCaller who) {
        return amount(PEOPLE, "b.recorded_at at time zone 'Europe/Rome' " + PEOPLE + "order by b.id limit 1", who)
                .query(Amount.class)
                .single();
    }

    /** The proposals that wait for a decision, since the oldest was made. */
    Amount proposals(OperatorCaller who) {
        return amount(PROPOSALS, "min(p.waiting_since) at time zone 'Europe/Rome' " + PROPOSALS, who)
                .query(Amount.class)
                .single();
    }

    /** The legal bases that end or have ended, with the day of the first end. */
    Amount bases(OperatorCaller who) {
        String first = BASES + "and r.basis_ends > '-infinity' order by r.basis_ends limit 1";
        return amount(BASES, "r.basis_ends::timestamp " + first, who)
                .param("followed", references.followedBy(who))
                .param("warned", ItalianTime.dayOf(clock.instant()).plusDays(Consents.WARNED_DAYS))
                .query(Amount.class)
                .single();
    }

    private JdbcClient.StatementSpec amount(String those, String oldest, OperatorCaller who) {
        return db.sql("select (%s) as \"all\", (%s) as mine, (%s) as nobodys, (select %s) as oldest"
                        .formatted(
                                counted(those, Whose.ALL),
                                counted(those, Whose.MINE),
                                counted(those, Whose.NOBODYS),
                                oldest))
                .params(queues.seenBy(who));
    }

    private static String counted(String those, Whose whose) {
        return "select count(*) from (select %s and %s limit %d) counted"
                .formatted(those, Queues.are(whose, "b"), Amount.MOST + 1);
    }
}

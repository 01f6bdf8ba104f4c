package it.ponte.feedback;

import it.ponte.work.Stamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code promise} when they are made: news of a referral is promised. */
@Repository
class NewPromises {
    private final JdbcClient db;

    NewPromises(JdbcClient db) {
        this.db = db;
    }

    /**
     * A referral of which news was promised now.
     *
     * @param selfEnrolled whether it is the person herself who waits; false when another hub was quicker
     */
    record Newcomer(long referral, Instant receivedAt, boolean selfEnrolled) {}

    /** Behind which referral, by internal id, those of which nothing was promised yet usually stand: ids are given before they are committed. */
    long latest() {
        return db.sql("select coalesce(max(referral), 0) - 100000 from promise")
                .query(Long.class)
                .single();
    }

    /**
     * Promises the first news of the next referrals, behind this one, of which nothing was promised yet.
     *
     * @param daysOf after how many days each partner hears; the others after the usual ones
     */
    List<Newcomer> beginNext(long after, Map<String, Integer> daysOf, int usualDays, int atMost) {
        return db.sql(
                        """
                        with found as (
                            select r.id, r.partner, r.received_at, r.self_enrolled
                            from referral r join beneficiary b on b.id = r.beneficiary
                            where r.id > :after and not r.history and r.withdrawn_at is null and b.forgotten_at is null
                              and not exists (select from promise p where p.referral = r.id)
                            order by r.id limit :most),
                        begun as (
                            insert into promise (referral, partner, begun_at, due_on)
                            select f.id, f.partner, f.received_at,
                                   (f.received_at at time zone 'Europe/Rome')::date + coalesce(g.days, :usual)
                            from found f left join unnest(:partners, :days) as g (partner, days) on g.partner = f.partner
                            on conflict (referral) where answered_at is null and ended_at is null do nothing
                            returning referral)
                        select f.id as referral, f.received_at, f.self_enrolled and b.referral is not null as herself
                        from found f left join begun b on b.referral = f.id order by f.id
                        """)
                .param("after", after)
                .param("most", atMost)
                .param("usual", usualDays)
                .param("partners", daysOf.keySet().toArray(String[]::new))
                .param("days", daysOf.values().toArray(Integer[]::new))
                .query((row, i) ->
                        new Newcomer(row.getLong("referral"), Stamp.in(row, "received_at"), row.getBoolean("herself")))
                .list();
    }

    /** Promises news of a referral by this day; false when it is promised already. */
    boolean begin(long referral, String partner, Instant since, LocalDate dueOn) {
        return db.sql(
                                """
                        insert into promise (referral, partner, begun_at, due_on) values (?, ?, ?, ?)
                        on conflict (referral) where answered_at is null and ended_at is null do nothing
                        """)
                        .params(referral, partner, Stamp.of(since), dueOn)
                        .update()
                == 1;
    }
}

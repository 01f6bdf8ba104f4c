package it.ponte.rights;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whose time is over (SAFETY P14): nothing was heard of her for as many months as her services agreed; of several services
 * the longest counts.
 */
@Repository
public class Clocks {
    /** How many days her services have to answer before she is forgotten. */
    public static final int NOTICE_DAYS = 30;

    private final JdbcClient db;
    private final Clock clock;
    private final AgreedTime agreed;

    public Clocks(JdbcClient db, Clock clock, Partners partners, @Value("${ponte.retention.months:24}") int months) {
        this.db = db;
        this.clock = clock;
        this.agreed = new AgreedTime(db, clock, partners, months);
    }

    /**
     * Somebody whose services were told that she will be forgotten.
     *
     * @param code public code, B-…
     * @param senders ids of her services, with commas between
     * @param heardOn day on which something was last heard of her
     * @param endsOn from this day on she is forgotten; later where a letter to her services left later
     */
    public record Noticed(String code, String senders, LocalDate heardOn, LocalDate endsOn) {}

    /** How many people of a service are known, as far as was asked, how many are silent for too long, how many of those were noticed. */
    public record Count(String partner, long known, long silent, long noticed) {}

    /**
     * An operator knows that a person is still with us: her time begins anew today.
     *
     * @param followed protected people who may be kept too, by internal id; any other answers as nobody
     * @return false when there is no such record
     */
    @Allowed({Role.OPERATOR, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER})
    public boolean keep(String code, OperatorCaller who, Long... followed) {
        return db.sql(
                                """
                        update beneficiary set kept_on = ?, ending_noticed_at = null
                        where code = ? and merged_into is null and forgotten_at is null
                          and (not is_protected or id = any(?))
                        """)
                        .params(ItalianTime.dayOf(clock.instant()), code, followed)
                        .update()
                == 1;
    }

    /** From which day on a person is forgotten, where her services were told so; whoever asks may know of her. */
    public Optional<LocalDate> endsOn(String code) {
        return db.sql(
                        """
                        select (ending_noticed_at at time zone 'Europe/Rome')::date + ? from last_heard
                        where code = ? and ending_noticed_at is not null
                        """)
                .params(NOTICE_DAYS, code)
                .query(LocalDate.class)
                .optional();
    }

    /** Those whose services were told, whose end comes first at the top; nothing of protected people. */
    public List<Noticed> noticed(int atMost) {
        return db.sql(
                        """
                        select h.code, (select string_agg(distinct r.partner, ',') from referral r
                                        where r.beneficiary = h.beneficiary) as senders,
                               (h.heard_at at time zone 'Europe/Rome')::date as heard_on,
                               (h.ending_noticed_at at time zone 'Europe/Rome')::date + ? as ends_on
                        from last_heard h where h.ending_noticed_at is not null and not h.is_protected
                        order by h.ending_noticed_at, h.beneficiary limit ?
                        """)
                .params(NOTICE_DAYS, atMost)
                .query(Noticed.class)
                .list();
    }

    /** How many there are of them. */
    public long noticed() {
        return db.sql("select count(*) from last_heard where ending_noticed_at is not null and not is_protected")
                .query(Long.class)
                .single();
    }

    /** Until when a person is kept if nothing more is heard of her, by internal id. */
    LocalDate keptUntil(long beneficiary) {
        return agreed.asked(
                        """
                        select ((h.heard_at + make_interval(months => coalesce(max(coalesce(agreed.months, :months)), :months)))
                                at time zone 'Europe/Rome')::date + :notice
                        from last_heard h left join referral r on r.beneficiary = h.beneficiary
                        left join unnest(:partners, :agreed) as agreed (partner, months) on agreed.partner = r.partner
                        where h.beneficiary = :person
                        group by h.heard_at
                        """)
                .param("person", beneficiary)
                .param("notice", NOTICE_DAYS)
                .query(LocalDate.class)
                .single();
    }

    /**
     * By service, what the next runs would do; a person of several services counts with each.
     *
     * @param knownAtMost people who are known are counted no further
     */
    public List<Count> counts(int knownAtMost) {
        return agreed.asked(
                        """
                        with recursive sender as (
                            select min(partner) as partner from referral
                            union all
                            select (select min(partner) from referral r where r.partner > sender.partner)
                            from sender where sender.partner is not null),
                        silent as materialized (
                            select h.beneficiary, h.ending_noticed_at %s and not h.is_protected),
                        overdue as (
                            select r.partner, count(distinct s.beneficiary) as silent,
                                   count(distinct s.beneficiary) filter (where s.ending_noticed_at is not null) as noticed
                            from silent s join referral r on r.beneficiary = s.beneficiary group by r.partner)
                        select sender.partner, known.people as known, coalesce(overdue.silent, 0) as silent,
                               coalesce(overdue.noticed, 0) as noticed
                        from sender cross join lateral (
                            select count(*) as people from (
                                select from referral r join beneficiary b on b.id = r.beneficiary
                                where r.partner = sender.partner and b.merged_into is null and b.forgotten_at is null
                                  and not b.is_protected and not exists (
                                      select from referral earlier where earlier.beneficiary = r.beneficiary
                                      and earlier.partner = r.partner and earlier.id < r.id)
                                limit :most) counted) known
                        left join overdue on overdue.partner = sender.partner
                        where known.people > 0 order by sender.partner
                        """
                                .formatted(AgreedTime.SILENT))
                .param("most", knownAtMost)
                .query(Count.class)
                .list();
    }
}

package it.ponte.placement;

import it.ponte.beneficiary.EndsAtProtection;
import it.ponte.matching.HiredApart;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The hires of people under protection, also those from before it: that they were, their month and their sector stay;
 * company, contract, days, the way to the vacancy, and which company told us end (SAFETY P8), and why anything became of
 * their paths.
 */
@Repository
class HiresVeiled implements EndsAtProtection {
    private final JdbcClient db;
    private final Paths paths;
    private final HiredApart hires;

    HiresVeiled(JdbcClient db, Paths paths, HiredApart hires) {
        this.db = db;
        this.paths = paths;
        this.hires = hires;
    }

    @Override
    public void comeUnderProtection(Collection<Long> people) {
        if (people.isEmpty()) {
            return;
        }
        new TreeSet<>(people).forEach(paths::lockPerson);
        Long[] hers = records(people);
        bindEnds(hers);
        veilPlacements(hers);
        veilOutcomes(hers);
        veilPaths(hers);
    }

    /** Theirs, and those that were merged into them. */
    private Long[] records(Collection<Long> people) {
        return db.sql("select id from beneficiary where id = any(:people) or merged_into = any(:people)")
                .param("people", people.toArray(Long[]::new))
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    /** While the days still say so: which contract each end ended. In months alone one ends where the next begins. */
    private void bindEnds(Long[] hers) {
        db.sql(
                        """
                        update outcome set placement = (
                            select p.id from placement p
                            where p.beneficiary = any(:hers) and p.path is not distinct from outcome.path
                              and p.started_on <= outcome.on_date and not exists (
                                  select from outcome own where own.placement = p.id and own.kind = 'ENDED')
                            order by p.started_on desc, p.id desc limit 1)
                        where beneficiary = any(:hers) and kind = 'ENDED' and placement is null and stamped_at is not null
                        """)
                .param("hers", hers)
                .update();
    }

    /**
     * Notes which contract ended in a month, of somebody of whom only months are kept: the one that another teller says ended
     * then, else the earliest of the path that has not ended; none that another followed before that month.
     */
    void ended(Outcome end, Long path) {
        db.sql(
                        """
                        update outcome set placement = (
                            select p.id from (
                                select id, started_on, lead(started_on, 1, 'infinity') over (order by started_on, id) as next_on
                                from placement
                                where beneficiary = any(:hers) and path is not distinct from cast(:path as bigint)) p
                            where p.started_on < :month + interval '1 month' and p.next_on >= :month
                            order by exists (select from outcome other
                                             where other.placement = p.id and other.kind = 'ENDED'
                                               and date_trunc('month', other.on_date) = :month) desc,
                                     exists (select from outcome other
                                             where other.placement = p.id and other.kind = 'ENDED'),
                                     p.started_on, p.id
                            limit 1)
                        where id = :end and placement is null
                        """)
                .param("hers", records(List.of(end.beneficiary())))
                .param("path", path)
                .param("month", end.on().withDayOfMonth(1))
                .param("end", end.id())
                .update();
    }

    private void veilPlacements(Long[] hers) {
        db.sql(
                        """
                        update placement
                        set vacancy = null, company = null, employees = null, contract_type = null, until = null,
                            ended_on = date_trunc('month', ended_on)::date
                        where beneficiary = any(?)
                        """)
                .param(hers)
                .update();
        db.sql(
                        """
                        update placement set told_by = 'company'
                        where beneficiary = any(:hers) and told_by like 'partner:%' and not exists (
                            select from referral r
                            where r.beneficiary = any(:hers) and 'partner:' || r.partner = placement.told_by)
                        """)
                .param("hers", hers)
                .update();
        toMonths(
                "update placement set started_on = ? where id = ?",
                """
                select id, month from (
                    select id, started_on, date_trunc('month', started_on)::date - 1 + (row_number() over (
                               partition by beneficiary, path, date_trunc('month', started_on)
                               order by started_on, id))::int as month
                    from placement where beneficiary = any(?)) as told
                where month <> started_on order by started_on, id
                """,
                hers);
    }

    private void veilOutcomes(Long[] hers) {
        db.sql("update outcome set contract_type = null, until = null, reason = null where beneficiary = any(?)")
                .param(hers)
                .update();
        db.sql(
                        """
                        update outcome set teller = 'company'
                        where beneficiary = any(:hers) and teller like 'partner:%' and not exists (
                            select from referral r
                            where r.beneficiary = any(:hers) and 'partner:' || r.partner = outcome.teller)
                        """)
                .param("hers", hers)
                .update();
        toMonths(
                "update outcome set on_date = ? where id = ?",
                """
                select id, month from (
                    select id, on_date, date_trunc('month', on_date)::date - 1 + (row_number() over (
                               partition by beneficiary, proposal, kind, teller, date_trunc('month', on_date)
                               order by on_date, id))::int as month
                    from outcome
                    where beneficiary = any(?)
                      and kind in ('SECONDMENT_STARTED', 'SECONDMENT_HALF_WAY', 'SECONDMENT_ENDED', 'HIRED',
                                   'CONTRACT_RENEWED', 'MADE_PERMANENT', 'ENDED')) as told
                where month <> on_date order by on_date, id
                """,
                hers);
    }

    /**
     * One after the other, the earliest first: the first of several in a month stands on its first day, the second on the
     * second, so that they remain several.
     */
    private void toMonths(String update, String days, Long[] hers) {
        db.sql(days)
                .param(hers)
                .query((row, i) -> new Object[] {row.getObject("month", LocalDate.class), row.getLong("id")})
                .list()
                .forEach(day -> db.sql(update).params(day).update());
    }

    private void veilPaths(Long[] hers) {
        db.sql(
                        """
                        update path
                        set vacancy = case when hired_on is null then vacancy end,
                            secondment_started_on = date_trunc('month', secondment_started_on)::date,
                            secondment_ended_on = date_trunc('month', secondment_ended_on)::date,
                            secondment_half_way_on = date_trunc('month', secondment_half_way_on)::date,
                            hired_on = date_trunc('month', hired_on)::date,
                            contract_renewed_on = date_trunc('month', contract_renewed_on)::date,
                            made_permanent_on = date_trunc('month', made_permanent_on)::date,
                            ended_on = date_trunc('month', ended_on)::date
                        where beneficiary = any(?)
                        """)
                .param(hers)
                .update();
        hires.leadNowhere(db.sql(
                        """
                                select proposal from path
                                where beneficiary = any(?) and hired_on is not null and proposal is not null
                                """)
                .param(hers)
                .query(Long.class)
                .list());
    }
}

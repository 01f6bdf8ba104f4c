package it.ponte.placement;

import it.ponte.access.PublicCode;
import it.ponte.vacancy.Vacancy;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contracts of people. */
@Repository
class Placements {
    private final JdbcClient db;

    Placements(JdbcClient db) {
        this.db = db;
    }

    /**
     * Keeps a hire as a placement. Told again for the same path and day (by cooperative and company, say) it stays one.
     *
     * @param path null when no path led to it
     * @param vacancy null when unknown
     * @param veiled whether company, vacancy and contract are left out (a protected person, SAFETY P8)
     * @return whether it fills a seat: true for the first placement of a path, false for a renewal or a repetition
     */
    boolean hired(Outcome hire, Long path, Vacancy vacancy, boolean veiled) {
        boolean renewal = hasPlacement(path);
        boolean named = vacancy != null && !veiled;
        int inserted = db.sql(
                        """
                        insert into placement (code, beneficiary, path, vacancy, company, employees, sector,
                                               contract_type, started_on, until, told_by)
                        select :code, :beneficiary, :path, :vacancy, :company, :employees, :sector,
                               :contract, :startedOn, :until, :toldBy
                        where not exists (
                            select from placement
                            where beneficiary = :beneficiary and path is not distinct from :path
                              and started_on = :startedOn and history)
                        on conflict (beneficiary, path, started_on) where not history do nothing
                        """)
                .param("code", PublicCode.PLACEMENT.next())
                .param("beneficiary", hire.beneficiary())
                .param("path", path)
                .param("vacancy", named ? vacancy.id() : null)
                .param("company", named ? vacancy.offer().company().name() : null)
                .param("employees", named ? vacancy.offer().company().employees() : null)
                .param(
                        "sector",
                        vacancy == null ? null : vacancy.offer().company().sector())
                .param(
                        "contract",
                        hire.contractType() == null ? null : hire.contractType().name())
                .param("startedOn", hire.on())
                .param("until", hire.until())
                .param("toldBy", hire.teller())
                .update();
        return inserted == 1 && !renewal;
    }

    /**
     * Keeps a contract from before the hub, which fills no seat of ours. Told by somebody else too, as of the same day, it
     * stays one.
     *
     * @param veiled whether company and contract are left out (a protected person, SAFETY P8)
     * @return its internal id
     */
    long hiredBefore(Outcome hire, PastPlacement contract, boolean veiled) {
        return toldByAnother(hire).orElseGet(() -> insert(hire, contract, veiled));
    }

    private Optional<Long> toldByAnother(Outcome hire) {
        return db.sql(
                        """
                        select id from placement
                        where beneficiary = ? and path is null and started_on = ? and told_by <> ? order by id limit 1
                        """)
                .params(hire.beneficiary(), hire.on(), hire.teller())
                .query(Long.class)
                .optional();
    }

    private long insert(Outcome hire, PastPlacement contract, boolean veiled) {
        return db.sql(
                        """
                        insert into placement (code, beneficiary, company, employees, sector, contract_type, started_on,
                                               until, told_by, history)
                        values (:code, :beneficiary, :company, :employees, :sector, :contract, :startedOn,
                                :until, :toldBy, true)
                        returning id
                        """)
                .param("code", PublicCode.PLACEMENT.next())
                .param("beneficiary", hire.beneficiary())
                .param("company", veiled ? null : contract.company())
                .param("employees", veiled ? null : contract.employees())
                .param("sector", contract.sector())
                .param(
                        "contract",
                        hire.contractType() == null ? null : hire.contractType().name())
                .param("startedOn", hire.on())
                .param("until", hire.until())
                .param("toldBy", hire.teller())
                .query(Long.class)
                .single();
    }

    private boolean hasPlacement(Long path) {
        return db.sql("select exists (select 1 from placement where path = ?)")
                .param(path)
                .query(Boolean.class)
                .single();
    }

    /**
     * Works out again which of a person's placements is her first, and on which day each ended: the latest end told for the
     * contract itself, else for its path before the path's next contract began. Asked of all that was told, so the order
     * of telling is no matter.
     */
    void settle(long beneficiary) {
        db.sql(
                        """
                        with records as (
                            select b.id from beneficiary b where b.id = :beneficiary or b.merged_into = :beneficiary),
                        ends as (
                            select placement, path, on_date from outcome
                            where beneficiary in (select id from records) and kind = 'ENDED' and stamped_at is not null),
                        own as (
                            select placement, max(on_date) as ended_on from ends
                            where placement is not null group by placement),
                        told as (
                            select p.id, p.path, p.started_on,
                                   case when own.ended_on < p.started_on then p.started_on else own.ended_on end as ended_on,
                                   row_number() over (order by p.started_on, p.id) = 1 as is_first,
                                   lead(p.started_on, 1, 'infinity')
                                       over (partition by p.path, own.ended_on is null order by p.started_on, p.id)
                                       as next_starts_on
                            from placement p left join own on own.placement = p.id
                            where p.beneficiary in (select id from records))
                        update placement set first = is_first, ended_on = coalesce(told.ended_on, (
                            select max(ends.on_date) from ends
                            where ends.placement is null and ends.path is not distinct from told.path
                              and ends.on_date >= told.started_on and ends.on_date < told.next_starts_on))
                        from told where told.id = placement.id
                        """)
                .param("beneficiary", beneficiary)
                .update();
    }
}

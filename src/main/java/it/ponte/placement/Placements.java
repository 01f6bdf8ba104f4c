package it.ponte.placement;

import it.ponte.access.PublicCode;
import it.ponte.vacancy.Vacancy;
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
                        values (:code, :beneficiary, :path, :vacancy, :company, :employees, :sector,
                                :contract, :startedOn, :until, :toldBy)
                        on conflict (beneficiary, path, started_on) do nothing
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
     * Keeps a contract from before the hub, which fills no seat of ours.
     *
     * @param veiled whether company and contract are left out (a protected person, SAFETY P8)
     */
    void hiredBefore(Outcome hire, PastPlacement contract, boolean veiled) {
        db.sql(
                        """
                        insert into placement (code, beneficiary, company, employees, sector, contract_type, started_on,
                                               until, told_by, history)
                        values (:code, :beneficiary, :company, :employees, :sector, :contract, :startedOn,
                                :until, :toldBy, true)
                        on conflict (beneficiary, path, started_on) do nothing
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
                .update();
    }

    private boolean hasPlacement(Long path) {
        return db.sql("select exists (select 1 from placement where path = ?)")
                .param(path)
                .query(Boolean.class)
                .single();
    }

    /**
     * Works out again which of a person's placements is her first, and on which day each ended: the latest end told for
     * its path before the path's next contract began. Asked of all that was told, so the order of telling is no matter.
     */
    void settle(long beneficiary) {
        db.sql(
                        """
                        with records as (
                            select b.id from beneficiary b where b.id = :beneficiary or b.merged_into = :beneficiary),
                        told as (
                            select id, path, started_on,
                                   row_number() over (order by started_on, id) = 1 as is_first,
                                   lead(started_on, 1, 'infinity')
                                       over (partition by path order by started_on) as next_starts_on
                            from placement where beneficiary in (select id from records))
                        update placement set first = is_first, ended_on = (
                            select max(o.on_date) from outcome o
                            where o.beneficiary in (select id from records) and o.kind = 'ENDED' and o.stamped_at is not null
                              and o.path is not distinct from told.path
                              and o.on_date >= told.started_on and o.on_date < told.next_starts_on)
                        from told where told.id = placement.id
                        """)
                .param("beneficiary", beneficiary)
                .update();
    }
}

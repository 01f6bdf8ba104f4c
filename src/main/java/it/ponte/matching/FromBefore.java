package it.ponte.matching;

import it.ponte.beneficiary.EndsAtProtection;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What shortlists know of protected people from before their protection: it is cleared (SAFETY P11). */
@Repository
class FromBefore implements EndsAtProtection {
    private final JdbcClient db;

    FromBefore(JdbcClient db) {
        this.db = db;
    }

    /**
     * What was decided stays, as a protected person's: without reasons, and no company hears of it. What waits for a
     * decision goes with the next matching, which holds the vacancies.
     */
    @Override
    public void comeUnderProtection(Collection<Long> people) {
        db.sql(
                        """
                        update proposal set of_protected = true, reasons = '[]'
                        from beneficiary b
                        where b.id = proposal.beneficiary and (b.id = any(:people) or b.merged_into = any(:people))
                          and not of_protected and (accepted_at is not null or declined_at is not null)
                        """)
                .param("people", people.toArray(Long[]::new))
                .update();
    }

    /** Those of these people who are under protection, also in a record that was merged. */
    Set<Long> underProtection(Collection<Long> people) {
        return db.sql("select id from beneficiary where id = any(?) and is_protected")
                .param(people.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    /** The vacancies that know one of these protected people from before her protection. */
    Set<Long> vacancies(Collection<Long> protectedPeople) {
        return db.sql(
                        """
                        select vacancy from proposal
                        where beneficiary = any(?) and not of_protected and accepted_at is null and declined_at is null
                        """)
                .param(protectedPeople.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    /**
     * Clears what a vacancy knew of these protected people from before their protection (SAFETY P11): if they fit, they
     * are proposed anew, under another code. What was decided stays: it is somebody's act.
     */
    void forget(long vacancy, Collection<Long> protectedPeople) {
        if (!protectedPeople.isEmpty()) {
            db.sql(
                            """
                            delete from proposal
                            where vacancy = :vacancy and beneficiary in (:people) and not of_protected
                              and accepted_at is null and declined_at is null
                            """)
                    .param("vacancy", vacancy)
                    .param("people", protectedPeople)
                    .update();
        }
    }
}

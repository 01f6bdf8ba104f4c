package it.ponte.casework;

import it.ponte.beneficiary.EndsAtProtection;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of notes, acknowledgements, codes and devices once a case may not be read here any more. */
@Repository
public class ForgottenAnswers implements EndsAtProtection {
    private final JdbcClient db;

    public ForgottenAnswers(JdbcClient db) {
        this.db = db;
    }

    /** Forgets what was answered about these referrals, and the readers who have none left; inside a transaction. */
    public void forget(Collection<Long> referrals) {
        Long[] theirs = referrals.toArray(Long[]::new);
        db.sql("delete from case_note where referral = any(?)").param(theirs).update();
        db.sql("delete from case_read where referral = any(?)").param(theirs).update();
        db.sql("delete from page_code where referral = any(?)").param(theirs).update();
        db.sql(
                        """
                        delete from known_device
                        where split_part(reader, '@', 1) in (
                            select 'referral:' || id from unnest(?) as id
                            union all
                            select 'caseworker:' || id from caseworker where contact is null)
                        """)
                .param(theirs)
                .update();
    }

    /** Of a protected person nothing is written on the page of a case, and nothing that was stays (SAFETY P11). */
    @Override
    public void comeUnderProtection(Collection<Long> people) {
        forget(db.sql(
                        """
                        select r.id from referral r join beneficiary b on b.id = r.beneficiary
                        where b.id = any(:people) or b.merged_into = any(:people)
                        """)
                .param("people", people.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }
}

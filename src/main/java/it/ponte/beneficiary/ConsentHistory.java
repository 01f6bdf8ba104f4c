package it.ponte.beneficiary;

import it.ponte.vocabulary.ConsentScope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code consent}: what was consented to, kept also once it ended, so that it can be shown (GDPR art. 7(1)); and what
 * of it holds today, which stands on the referral.
 */
final class ConsentHistory {
    private final JdbcClient db;

    ConsentHistory(JdbcClient db) {
        this.db = db;
    }

    /** A consent was collected on a referral, for twelve months, in the place of the one before. */
    void collected(long referral, LocalDate on, Set<ConsentScope> scope, String by) {
        db.sql(
                        "update referral set renewed_on = ?, renewed_until = ?, renewed_scope = ?::jsonb, renewed_by = ? where id = ?")
                .params(on, on.plusMonths(12), Documents.text(scope), by, referral)
                .update();
        db.sql(
                        """
                        update consent set ended_on = r.renewed_on, ended_by = r.renewed_by from referral r
                        where r.id = ? and consent.referral = r.id and consent.ended_on is null
                        """)
                .param(referral)
                .update();
        db.sql(
                        """
                        insert into consent (referral, given_on, until, scope, collected_by)
                        select id, renewed_on, renewed_until, renewed_scope, renewed_by from referral where id = ?
                        """)
                .param(referral)
                .update();
    }

    /** All that stands on a referral is taken back: what an operator collected, and what its service told of. */
    void takenBack(long referral, LocalDate on, String by) {
        db.sql(
                        "update consent set ended_on = ?, ended_by = ?, taken_back = true where referral = ? and ended_on is null")
                .params(on, by, referral)
                .update();
        db.sql(
                        """
                        insert into consent (referral, given_on, until, scope, collected_by, ended_on, ended_by, taken_back)
                        select id, basis_given_on, basis_until, basis_scope,
                               case when self_enrolled then 'herself' else 'partner:' || partner end, ?, ?, true
                        from referral
                        where id = ? and basis_kind = 'CONSENT' and basis_until is not null
                          and (basis_withdrawn_on is null or basis_given_on > basis_withdrawn_on)
                        """)
                .params(on, by, referral)
                .update();
        db.sql(
                        """
                        update referral
                        set basis_withdrawn_on = case basis_kind when 'CONSENT' then ? else basis_withdrawn_on end,
                            basis_withdrawn_by = case basis_kind when 'CONSENT' then ? else basis_withdrawn_by end,
                            renewed_on = null, renewed_until = null, renewed_scope = null, renewed_by = null where id = ?
                        """)
                .params(on, by, referral)
                .update();
    }

    /** Forgets what was consented to on these referrals. */
    void forget(Collection<Long> referrals) {
        db.sql("delete from consent where referral = any(?)")
                .param(referrals.toArray(Long[]::new))
                .update();
    }
}

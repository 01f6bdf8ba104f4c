package it.ponte.feedback;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.partner.Partners;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * In whose box the letters about a case arrive: in the certified mailbox of a service that has one; else with whoever follows
 * the case, if she has an address of her own; else in the shared mailbox of the service. Digests and their rhythm are those
 * of a box; where it is {@link Addressees} knows.
 */
@Repository
class LetterBoxes {
    private final JdbcClient db;
    private final KnownCaseworkers caseworkers;
    private final Partners partners;

    LetterBoxes(JdbcClient db, KnownCaseworkers caseworkers, Partners partners) {
        this.db = db;
        this.caseworkers = caseworkers;
        this.partners = partners;
    }

    /** The box for cases of a service that this caseworker follows, by internal id; null for nobody. */
    Addressee of(String partner, Long follower) {
        boolean isHerOwn = follower != null && !isCertified(partner) && hasEmail(follower);
        return new Addressee(partner, isHerOwn ? follower : null, null);
    }

    /** The caseworkers of a service whose letters arrive in its own box, certified or shared, by internal id. */
    Long[] sharing(String partner) {
        List<Long> sharing = isCertified(partner) ? caseworkers.of(partner) : caseworkers.withoutEmail(partner);
        return sharing.toArray(Long[]::new);
    }

    /** The box for a case that no person enrolled herself for, by the referral's internal id. */
    Addressee ofCase(String partner, long referral) {
        return of(
                partner,
                db.sql("select caseworker from case_follower where referral = ? and caseworker is not null")
                        .param(referral)
                        .query(Long.class)
                        .optional()
                        .orElse(null));
    }

    private boolean hasEmail(long caseworker) {
        return caseworkers.get(caseworker).map(Caseworker::email).isPresent();
    }

    private boolean isCertified(String partner) {
        return partners.find(partner)
                .map(service -> service.delivery().pec())
                .map(Personal::orNull)
                .isPresent();
    }
}

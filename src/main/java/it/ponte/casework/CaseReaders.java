package it.ponte.casework;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.casework.CaseReader.Kind;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who may read a case: who is written to about it, and who follows it while a colleague stands in for her. Where letters go to
 * a certified mailbox its page is for whoever follows the case all the same, at her own address or the shared one; only where
 * there is neither for whoever reads that mailbox.
 */
@Repository
public class CaseReaders {
    private final JdbcClient db;
    private final KnownCaseworkers caseworkers;
    private final Partners partners;
    private final Clock clock;

    CaseReaders(JdbcClient db, KnownCaseworkers caseworkers, Partners partners, Clock clock) {
        this.db = db;
        this.caseworkers = caseworkers;
        this.partners = partners;
        this.clock = clock;
    }

    private record Followers(Long caseworker, Long standsIn) {}

    /** The readers of a case, first who stands in today, last who follows it; none where nobody has an address. */
    public List<CaseReader> of(ReferralAddress referral) {
        if (referral.selfEnrolled()) {
            return List.of(new CaseReader(Kind.HERSELF, referral.referral(), referral.partner(), referral.ownEmail()));
        }
        Followers today = followers(referral.referral());
        List<CaseReader> readers = Stream.of(
                        reader(today.standsIn(), referral.partner()), reader(today.caseworker(), referral.partner()))
                .flatMap(Optional::stream)
                .toList();
        return readers.isEmpty() ? mailbox(referral.partner()).stream().toList() : readers;
    }

    /** Whether her address is a certified mailbox, which need not take ordinary mail. */
    boolean isCertified(CaseReader reader) {
        return reader.kind() == Kind.MAILBOX
                && shared(reader.partner()).isEmpty()
                && certified(reader.partner()).isPresent();
    }

    private Followers followers(long referral) {
        return db.sql(
                        """
                        select caseworker, case when :today between from_day and until_day then stands_in end as stands_in
                        from case_follower where referral = :referral
                        """)
                .param("today", ItalianTime.dayOf(clock.instant()))
                .param("referral", referral)
                .query(Followers.class)
                .single();
    }

    private Optional<CaseReader> reader(Long caseworker, String partner) {
        return Optional.ofNullable(caseworker)
                .flatMap(caseworkers::get)
                .map(Caseworker::email)
                .map(email -> new CaseReader(Kind.CASEWORKER, caseworker, partner, email));
    }

    private Optional<CaseReader> mailbox(String partner) {
        return shared(partner)
                .or(() -> certified(partner))
                .map(email -> new CaseReader(Kind.MAILBOX, 0, partner, email));
    }

    private Optional<Personal> shared(String partner) {
        return partners.find(partner).map(Partner::feedbackMailbox).map(Personal::orNull);
    }

    private Optional<Personal> certified(String partner) {
        return partners.find(partner).map(service -> service.delivery().pec()).map(Personal::orNull);
    }
}

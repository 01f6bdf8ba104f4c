package it.ponte.beneficiary;

import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where letters about people go. */
final class Addresses {
    private final JdbcClient db;
    private final Clock clock;
    private final Identities identities;

    Addresses(JdbcClient db, Clock clock, Identities identities) {
        this.db = db;
        this.clock = clock;
        this.identities = identities;
    }

    /** For each of a person's referrals, withdrawn ones too; none once she was forgotten. */
    List<ReferralAddress> of(long beneficiary) {
        if (isForgotten(beneficiary)) {
            return List.of();
        }
        Identity identity = identities.of(beneficiary);
        return db.sql(
                        """
                        select r.id, r.code, r.partner, r.case_document, r.self_enrolled, r.withdrawn_at, b.data_key,
                               encode(c.email_index, 'hex') as contact_index, c.contact,
                               l.was_told and coalesce(l.until, '-infinity') < ? as basis_ended,
                               b.restricted_at is not null as restricted
                        from beneficiary asked
                        join beneficiary b on b.id = coalesce(asked.merged_into, asked.id)
                        join referral r on r.beneficiary = b.id join legal_basis l on l.referral = r.id
                        left join caseworker c on c.id = r.caseworker
                        where asked.id = ? order by r.id
                        """)
                .params(ItalianTime.dayOf(clock.instant()), beneficiary)
                .query((row, i) -> address(row, identity))
                .list();
    }

    /** For one referral, by its internal id. */
    Optional<ReferralAddress> one(long referral) {
        return db.sql("select beneficiary from referral where id = ?")
                .param(referral)
                .query(Long.class)
                .optional()
                .flatMap(her -> of(her).stream()
                        .filter(one -> one.referral() == referral)
                        .findFirst());
    }

    /** Whether a person was forgotten. */
    boolean isForgotten(long beneficiary) {
        return db.sql("select forgotten_at is not null from beneficiary where id = ?")
                .param(beneficiary)
                .query(Boolean.class)
                .single();
    }

    private ReferralAddress address(ResultSet row, Identity identity) throws SQLException {
        String code = row.getString("code");
        byte[] document = row.getBytes("case_document");
        byte[] contact = row.getBytes("contact");
        boolean own = row.getBoolean("self_enrolled");
        return new ReferralAddress(
                row.getLong("id"),
                code,
                row.getString("partner"),
                document == null
                        ? code
                        : identities
                                .caseDocument(code, row.getBytes("data_key"), document)
                                .safe(identity, code),
                contact == null ? null : identities.caseworker(row.getString("contact_index"), contact),
                own,
                identity.isProtected(),
                own ? identity.email() : null,
                row.getBoolean("basis_ended"),
                row.getBoolean("restricted"),
                Stamp.in(row, "withdrawn_at"));
    }
}

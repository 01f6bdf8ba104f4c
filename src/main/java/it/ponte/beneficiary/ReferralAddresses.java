package it.ponte.beneficiary;

import it.ponte.access.DataKey;
import it.ponte.beneficiary.ProtectedRecords.Case;
import it.ponte.beneficiary.ProtectedRecords.Person;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where letters about people go, as their referrals say. */
final class ReferralAddresses {
    private final JdbcClient db;
    private final Clock clock;
    private final Identities identities;

    ReferralAddresses(JdbcClient db, Clock clock, Identities identities) {
        this.db = db;
        this.clock = clock;
        this.identities = identities;
    }

    /** What is kept apart of one person; empty for whoever is not protected. */
    private record Hidden(Map<Long, Person> people, Map<Long, Case> cases) {
        byte[] document(ResultSet row) throws SQLException {
            Case apart = cases.get(row.getLong("id"));
            return apart == null ? row.getBytes("case_document") : apart.document();
        }

        DataKey key(ResultSet row, Identities identities) throws SQLException {
            Person apart = people.get(row.getLong("person"));
            return apart == null
                    ? identities.key(row.getBytes("data_key"))
                    : apart.sealed().key();
        }
    }

    /** For each of a person's referrals, withdrawn ones too; none once she was forgotten. */
    List<ReferralAddress> of(long beneficiary) {
        if (isForgotten(beneficiary)) {
            return List.of();
        }
        Identity identity = identities.of(beneficiary);
        Hidden hidden = identity.isProtected() ? hidden(beneficiary) : new Hidden(Map.of(), Map.of());
        return db.sql(
                        """
                        select r.id, r.code, r.partner, r.case_document, r.self_enrolled, r.withdrawn_at,
                               b.id as person, b.data_key, encode(c.email_index, 'hex') as contact_index, c.contact,
                               l.allows_contact, coalesce(l.held_until < :today, false) as basis_ended,
                               b.restricted_at is not null as restricted
                        from beneficiary asked
                        join beneficiary b on b.id = coalesce(asked.merged_into, asked.id)
                        join referral r on r.beneficiary = b.id join legal_basis l on l.referral = r.id
                        join case_follower f on f.referral = r.id
                        left join caseworker c on c.id = case
                            when :today between f.from_day and f.until_day then coalesce(f.stands_in, f.caseworker)
                            else f.caseworker end
                        where asked.id = :asked order by r.id
                        """)
                .param("today", ItalianTime.dayOf(clock.instant()))
                .param("asked", beneficiary)
                .query((row, i) -> address(row, identity, hidden))
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

    private Hidden hidden(long beneficiary) {
        List<Long> standing = db.sql("select coalesce(merged_into, id) from beneficiary where id = ?")
                .param(beneficiary)
                .query(Long.class)
                .list();
        return new Hidden(
                identities.apart().people(standing),
                identities.apart().cases(standing).stream()
                        .collect(Collectors.toMap(Case::referral, Function.identity())));
    }

    private ReferralAddress address(ResultSet row, Identity identity, Hidden hidden) throws SQLException {
        String code = row.getString("code");
        byte[] document = hidden.document(row);
        byte[] contact = row.getBytes("contact");
        boolean own = row.getBoolean("self_enrolled");
        return new ReferralAddress(
                row.getLong("id"),
                code,
                row.getString("partner"),
                own || document == null
                        ? code
                        : identities
                                .caseDocument(code, hidden.key(row, identities), document)
                                .safe(identity, code),
                contact == null ? null : identities.caseworker(row.getString("contact_index"), contact),
                own,
                identity.isProtected(),
                own ? identity.email() : null,
                row.getBoolean("allows_contact"),
                row.getBoolean("basis_ended"),
                row.getBoolean("restricted"),
                Stamp.in(row, "withdrawn_at"));
    }
}

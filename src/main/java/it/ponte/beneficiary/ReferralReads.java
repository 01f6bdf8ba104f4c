package it.ponte.beneficiary;

import it.ponte.vocabulary.ReferralReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code referral}, read: for messages that are to be recorded. */
final class ReferralReads {
    private static final String COLUMNS =
            """
            select id, code, beneficiary, enrolment, partner, encode(external_id_index, 'hex') as number, case_document,
                   caseworker, self_enrolled, basis_kind, basis_given_on, basis_until, reason, guard, as_of,
                   told_at, encode(content_hash, 'hex') as content
            from referral
            """;

    private final JdbcClient db;
    private final Identities identities;

    ReferralReads(JdbcClient db, Identities identities) {
        this.db = db;
        this.identities = identities;
    }

    /** Whose referrals are on record under these partners' numbers. */
    List<Long> beneficiaries(String[] partners, byte[][] numbers) {
        return db.sql(
                        """
                        select distinct beneficiary from referral
                        where partner = any(?) and external_id_index = any(?)
                        """)
                .params(partners, numbers)
                .query(Long.class)
                .list();
    }

    List<Referral> find(String[] partners, byte[][] numbers, LongFunction<Beneficiary> people) {
        return db.sql(COLUMNS + "where partner = any(?) and external_id_index = any(?)")
                .params(partners, numbers)
                .query(reader(people))
                .list();
    }

    List<Referral> of(Beneficiary person) {
        return db.sql(COLUMNS + "where beneficiary = ?")
                .param(person.id())
                .query(reader(id -> person))
                .list();
    }

    private RowMapper<Referral> reader(LongFunction<Beneficiary> people) {
        return (row, i) -> read(row, people.apply(row.getLong("beneficiary")));
    }

    private Referral read(ResultSet row, Beneficiary person) throws SQLException {
        String code = row.getString("code");
        return new Referral(
                row.getLong("id"),
                code,
                row.getString("partner"),
                row.getString("number"),
                person,
                row.getLong("enrolment"),
                new Facts(
                        row.getObject("caseworker", Long.class),
                        null,
                        row.getBoolean("self_enrolled"),
                        basis(row),
                        reason(row),
                        Documents.read(row.getString("guard"), Guard.class)),
                AsOf.read(row, "as_of", "told_at"),
                row.getString("content"),
                row.getBytes("case_document"),
                document -> identities.caseDocument(code, person.sealed().key().wrapped(), document));
    }

    private static ReferralReason reason(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null ? null : ReferralReason.valueOf(reason);
    }

    private static LegalBasis basis(ResultSet row) throws SQLException {
        String kind = row.getString("basis_kind");
        return kind == null
                ? null
                : new LegalBasis(
                        LegalBasis.Kind.valueOf(kind),
                        row.getObject("basis_given_on", LocalDate.class),
                        row.getObject("basis_until", LocalDate.class));
    }
}

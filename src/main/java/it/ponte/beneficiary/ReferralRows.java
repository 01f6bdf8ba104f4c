package it.ponte.beneficiary;

import it.ponte.vocabulary.ReferralReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code referral}, many rows at a time. */
final class ReferralRows {
    private static final String COLUMNS =
            """
            select id, code, beneficiary, enrolment, partner, encode(external_id_index, 'hex') as number, case_document,
                   caseworker, self_enrolled, basis_kind, basis_given_on, basis_until, reason, guard, as_of,
                   encode(content_hash, 'hex') as content
            from referral
            """;

    private final JdbcClient db;
    private final NamedParameterJdbcTemplate batches;
    private final Identities identities;

    ReferralRows(JdbcClient db, JdbcTemplate batches, Identities identities) {
        this.db = db;
        this.batches = new NamedParameterJdbcTemplate(batches);
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

    private static RowMapper<Referral> reader(LongFunction<Beneficiary> people) {
        return (row, i) -> new Referral(
                row.getLong("id"),
                row.getString("code"),
                row.getString("partner"),
                row.getString("number"),
                people.apply(row.getLong("beneficiary")),
                row.getLong("enrolment"),
                new Facts(
                        row.getObject("caseworker", Long.class),
                        null,
                        row.getBoolean("self_enrolled"),
                        basis(row),
                        reason(row),
                        Documents.read(row.getString("guard"), Guard.class)),
                row.getTimestamp("as_of").toInstant(),
                row.getString("content"),
                row.getBytes("case_document"));
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

    void insert(Collection<Referral> referrals, Map<Referral, Long> caseworkers, Instant now) {
        batches.batchUpdate(
                """
                insert into referral (id, code, beneficiary, enrolment, partner, external_id_index, case_document,
                                      caseworker, self_enrolled, basis_kind, basis_given_on, basis_until, reason,
                                      guard, as_of, content_hash, received_at, updated_at)
                values (:id, :code, :beneficiary, :enrolment, :partner, :number, :caseDocument,
                        :caseworker, :selfEnrolled, :basisKind, :basisGivenOn, :basisUntil, :reason,
                        cast(:guard as jsonb), :asOf, :content, :now, :now)
                """,
                rows(referrals, caseworkers, now));
    }

    void update(Collection<Referral> referrals, Map<Referral, Long> caseworkers, Instant now) {
        batches.batchUpdate(
                """
                update referral
                set beneficiary = :beneficiary, enrolment = :enrolment, case_document = :caseDocument,
                    caseworker = :caseworker, self_enrolled = :selfEnrolled, basis_kind = :basisKind,
                    basis_given_on = :basisGivenOn, basis_until = :basisUntil, reason = :reason,
                    guard = cast(:guard as jsonb), as_of = :asOf,
                    content_hash = :content, updated_at = case when :toldAnew then :now else updated_at end
                where id = :id
                """,
                rows(referrals, caseworkers, now));
    }

    private SqlParameterSource[] rows(Collection<Referral> referrals, Map<Referral, Long> caseworkers, Instant now) {
        return referrals.stream()
                .map(referral -> row(
                                referral,
                                caseworkers.getOrDefault(
                                        referral, referral.facts().caseworkerId()))
                        .addValue("now", now.atOffset(ZoneOffset.UTC)))
                .toArray(SqlParameterSource[]::new);
    }

    private MapSqlParameterSource row(Referral referral, Long caseworker) {
        Facts facts = referral.facts();
        LegalBasis basis = facts.basis();
        return new MapSqlParameterSource("id", referral.id())
                .addValue("code", referral.code())
                .addValue("beneficiary", referral.beneficiary().id())
                .addValue("enrolment", referral.enrolment())
                .addValue("partner", referral.partner())
                .addValue("number", Hex.bytes(referral.number()))
                .addValue("caseDocument", identities.caseDocument(referral))
                .addValue("caseworker", caseworker)
                .addValue("selfEnrolled", facts.selfEnrolled())
                .addValue("basisKind", basis == null ? null : basis.kind().name())
                .addValue("basisGivenOn", basis == null ? null : basis.givenOn())
                .addValue("basisUntil", basis == null ? null : basis.until())
                .addValue(
                        "reason", facts.reason() == null ? null : facts.reason().name())
                .addValue("guard", Documents.text(facts.guard()))
                .addValue("asOf", referral.asOf().atOffset(ZoneOffset.UTC))
                .addValue("content", Hex.bytes(referral.content()))
                .addValue("toldAnew", referral.isToldAnew());
    }
}

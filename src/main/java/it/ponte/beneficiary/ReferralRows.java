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
import java.util.function.Function;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.RowMapper;
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

    /** Rows to be written: an array for each column. */
    private static final String TOLD =
            """
            with told (id, code, beneficiary, enrolment, partner, external_id_index, case_document, caseworker,
                       self_enrolled, basis_kind, basis_given_on, basis_until, reason, guard, as_of, content_hash, anew)
            as (select * from unnest(:ids, :codes, :people, :enrolments, :partners, :numbers, :caseDocuments, :caseworkers,
                                     :selfEnrolled, :basisKinds, :basisGivenOn, :basisUntil, :reasons, :guards, :asOfs,
                                     :contents, :anew))
            """;

    private final JdbcClient db;
    private final Identities identities;

    ReferralRows(JdbcClient db, Identities identities) {
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
        write(
                """
                insert into referral (id, code, beneficiary, enrolment, partner, external_id_index, case_document,
                                      caseworker, self_enrolled, basis_kind, basis_given_on, basis_until, reason,
                                      guard, as_of, content_hash, received_at, updated_at)
                select id, code, beneficiary, enrolment, partner, external_id_index, case_document,
                       caseworker, self_enrolled, basis_kind, basis_given_on::date, basis_until::date, reason,
                       guard::jsonb, as_of::timestamptz, content_hash, :now, :now
                from told
                """,
                referrals,
                caseworkers,
                now);
    }

    void update(Collection<Referral> referrals, Map<Referral, Long> caseworkers, Instant now) {
        write(
                """
                update referral r
                set beneficiary = told.beneficiary, enrolment = told.enrolment, case_document = told.case_document,
                    caseworker = told.caseworker, self_enrolled = told.self_enrolled, basis_kind = told.basis_kind,
                    basis_given_on = told.basis_given_on::date, basis_until = told.basis_until::date,
                    reason = told.reason, guard = told.guard::jsonb, as_of = told.as_of::timestamptz,
                    content_hash = told.content_hash, updated_at = case when told.anew then :now else r.updated_at end
                from told where r.id = told.id
                """,
                referrals,
                caseworkers,
                now);
    }

    private void write(String sql, Collection<Referral> referrals, Map<Referral, Long> caseworkers, Instant now) {
        if (referrals.isEmpty()) {
            return;
        }
        var rows = new RowArrays<>(referrals);
        db.sql(TOLD + sql)
                .param("ids", rows.of(Long[]::new, Referral::id))
                .param("codes", rows.of(String[]::new, Referral::code))
                .param("people", rows.of(Long[]::new, told -> told.beneficiary().id()))
                .param("enrolments", rows.of(Long[]::new, Referral::enrolment))
                .param("partners", rows.of(String[]::new, Referral::partner))
                .param("numbers", rows.of(byte[][]::new, told -> Hex.bytes(told.number())))
                .param("caseDocuments", rows.of(byte[][]::new, identities::caseDocument))
                .param(
                        "caseworkers",
                        rows.of(
                                Long[]::new,
                                told -> caseworkers.getOrDefault(
                                        told, told.facts().caseworkerId())))
                .param("selfEnrolled", rows.of(Boolean[]::new, told -> told.facts()
                        .selfEnrolled()))
                .param("basisKinds", rows.of(String[]::new, basis(LegalBasis::kind)))
                .param("basisGivenOn", rows.of(String[]::new, basis(LegalBasis::givenOn)))
                .param("basisUntil", rows.of(String[]::new, basis(LegalBasis::until)))
                .param(
                        "reasons",
                        rows.of(String[]::new, told -> text(told.facts().reason())))
                .param(
                        "guards",
                        rows.of(
                                String[]::new,
                                told -> Documents.text(told.facts().guard())))
                .param("asOfs", rows.of(String[]::new, told -> text(told.asOf())))
                .param("contents", rows.of(byte[][]::new, told -> Hex.bytes(told.content())))
                .param("anew", rows.of(Boolean[]::new, Referral::isToldAnew))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Function<Referral, String> basis(Function<LegalBasis, Object> part) {
        return told -> told.facts().basis() == null
                ? null
                : text(part.apply(told.facts().basis()));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}

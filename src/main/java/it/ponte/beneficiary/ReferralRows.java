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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code referral}, many rows at a time. */
final class ReferralRows {
    private static final String COLUMNS =
            """
            select id, code, beneficiary, enrolment, partner, encode(external_id_index, 'hex') as number, case_document,
                   caseworker, self_enrolled, basis_kind, basis_given_on, basis_until, reason, guard, as_of,
                   told_at, encode(content_hash, 'hex') as content
            from referral
            """;

    private final JdbcClient db;
    private final JdbcTemplate copies;
    private final Identities identities;

    ReferralRows(JdbcClient db, JdbcTemplate copies, Identities identities) {
        this.db = db;
        this.copies = copies;
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
                AsOf.read(row, "as_of", "told_at"),
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
        if (referrals.isEmpty()) {
            return;
        }
        RowCopy rows = new RowCopy(19);
        for (Referral referral : referrals) {
            Facts facts = referral.facts();
            rows.row()
                    .number(referral.id())
                    .text(referral.code())
                    .number(referral.beneficiary().id())
                    .number(referral.enrolment())
                    .text(referral.partner())
                    .bytes(Hex.bytes(referral.number()))
                    .bytes(identities.caseDocument(referral))
                    .number(caseworkers.getOrDefault(referral, facts.caseworkerId()))
                    .flag(facts.selfEnrolled())
                    .text(text(basis(referral, LegalBasis::kind)))
                    .day(basis(referral, LegalBasis::givenOn))
                    .day(basis(referral, LegalBasis::until))
                    .text(text(facts.reason()))
                    .json(Documents.text(facts.guard()))
                    .moment(referral.asOf().moment())
                    .moment(referral.asOf().told())
                    .bytes(Hex.bytes(referral.content()))
                    .moment(now)
                    .moment(now);
        }
        rows.into(
                copies,
                """
                copy referral (id, code, beneficiary, enrolment, partner, external_id_index, case_document, caseworker,
                               self_enrolled, basis_kind, basis_given_on, basis_until, reason, guard, as_of,
                               told_at, content_hash, received_at, updated_at)
                from stdin (format binary)
                """);
    }

    void update(Collection<Referral> referrals, Map<Referral, Long> caseworkers, Instant now) {
        if (referrals.isEmpty()) {
            return;
        }
        var rows = new RowArrays<>(referrals);
        db.sql(
                        """
                        with told (id, beneficiary, enrolment, case_document, caseworker, self_enrolled, basis_kind,
                                   basis_given_on, basis_until, reason, guard, as_of, told_at, content_hash, anew)
                        as (select * from unnest(:ids, :people, :enrolments, :caseDocuments, :caseworkers, :selfEnrolled,
                                                 :basisKinds, :basisGivenOn, :basisUntil, :reasons, :guards, :asOfs,
                                                 :toldAt, :contents, :anew))
                        update referral r
                        set beneficiary = told.beneficiary, enrolment = told.enrolment,
                            case_document = told.case_document, caseworker = told.caseworker,
                            self_enrolled = told.self_enrolled, basis_kind = told.basis_kind,
                            basis_given_on = told.basis_given_on::date, basis_until = told.basis_until::date,
                            reason = told.reason, guard = told.guard::jsonb, as_of = told.as_of::timestamptz,
                            told_at = told.told_at::timestamptz,
                            content_hash = told.content_hash,
                            updated_at = case when told.anew then :now else r.updated_at end
                        from told where r.id = told.id
                        """)
                .param("ids", rows.of(Long[]::new, Referral::id))
                .param("people", rows.of(Long[]::new, told -> told.beneficiary().id()))
                .param("enrolments", rows.of(Long[]::new, Referral::enrolment))
                .param("caseDocuments", rows.of(byte[][]::new, identities::caseDocument))
                .param(
                        "caseworkers",
                        rows.of(
                                Long[]::new,
                                told -> caseworkers.getOrDefault(
                                        told, told.facts().caseworkerId())))
                .param("selfEnrolled", rows.of(Boolean[]::new, told -> told.facts()
                        .selfEnrolled()))
                .param("basisKinds", rows.of(String[]::new, told -> text(basis(told, LegalBasis::kind))))
                .param("basisGivenOn", rows.of(String[]::new, told -> text(basis(told, LegalBasis::givenOn))))
                .param("basisUntil", rows.of(String[]::new, told -> text(basis(told, LegalBasis::until))))
                .param(
                        "reasons",
                        rows.of(String[]::new, told -> text(told.facts().reason())))
                .param(
                        "guards",
                        rows.of(
                                String[]::new,
                                told -> Documents.text(told.facts().guard())))
                .param("asOfs", rows.of(String[]::new, told -> text(told.asOf().moment())))
                .param("toldAt", rows.of(String[]::new, told -> text(told.asOf().told())))
                .param("contents", rows.of(byte[][]::new, told -> Hex.bytes(told.content())))
                .param("anew", rows.of(Boolean[]::new, Referral::isToldAnew))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static <T> T basis(Referral referral, Function<LegalBasis, T> part) {
        LegalBasis basis = referral.facts().basis();
        return basis == null ? null : part.apply(basis);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}

package it.ponte.beneficiary;

import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.RowCopy;
import it.ponte.work.Stamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code referral}, written: many rows at a time. */
final class ReferralRows {
    private final JdbcClient db;
    private final JdbcTemplate copies;
    private final Identities identities;

    ReferralRows(JdbcClient db, JdbcTemplate copies, Identities identities) {
        this.db = db;
        this.copies = copies;
        this.identities = identities;
    }

    void insert(Collection<Referral> referrals, Map<Referral, Long> caseworkers, Instant now) {
        if (referrals.isEmpty()) {
            return;
        }
        RowCopy rows = new RowCopy(20);
        for (Referral referral : referrals) {
            Facts facts = referral.facts();
            rows.row()
                    .number(referral.id())
                    .text(referral.code())
                    .number(referral.beneficiary().id())
                    .number(referral.enrolment())
                    .text(referral.partner())
                    .bytes(Hex.bytes(referral.number()))
                    .bytes(openly(referral, identities::caseDocument))
                    .number(caseworkers.getOrDefault(referral, facts.caseworkerId()))
                    .flag(facts.selfEnrolled())
                    .text(text(basis(referral, LegalBasis::kind)))
                    .day(basis(referral, LegalBasis::givenOn))
                    .day(basis(referral, LegalBasis::until))
                    .json(scope(referral))
                    .text(openly(referral, told -> text(told.facts().reason())))
                    .json(Documents.text(guard(referral)))
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
                               self_enrolled, basis_kind, basis_given_on, basis_until, basis_scope, reason, guard,
                               as_of, told_at, content_hash, received_at, updated_at)
                from stdin (format binary)
                """);
        keepApart(referrals);
    }

    /** The internal ids of those of these referrals whose legal basis has ended, as things stand. */
    List<Long> lapsed(Collection<Referral> referrals, Instant now) {
        return db.sql("select id from referral where id = any(?) and basis_ends < ?")
                .params(referrals.stream().map(Referral::id).toArray(Long[]::new), ItalianTime.dayOf(now))
                .query(Long.class)
                .list();
    }

    /**
     * Writes what messages told.
     *
     * @return internal ids of the people whose legal basis had ended and holds again by it
     */
    List<Long> update(Collection<Referral> referrals, Map<Referral, Long> caseworkers, Instant now) {
        if (referrals.isEmpty()) {
            return List.of();
        }
        var rows = new RowArrays<>(referrals);
        List<Long> renewed = db.sql(
                        """
                        with told (id, beneficiary, enrolment, case_document, caseworker, self_enrolled, basis_kind,
                                   basis_given_on, basis_until, basis_scope, reason, guard, as_of, told_at, content_hash, anew)
                        as (select * from unnest(:ids, :people, :enrolments, :caseDocuments, :caseworkers, :selfEnrolled,
                                                 :basisKinds, :basisGivenOn, :basisUntil, :basisScopes, :reasons, :guards, :asOfs,
                                                 :toldAt, :contents, :anew)),
                        changed as (
                        update referral r
                        set beneficiary = told.beneficiary, enrolment = told.enrolment,
                            case_document = told.case_document, caseworker = told.caseworker,
                            self_enrolled = told.self_enrolled, basis_kind = told.basis_kind,
                            basis_given_on = told.basis_given_on::date, basis_until = told.basis_until::date,
                            basis_scope = told.basis_scope::jsonb,
                            reason = told.reason, guard = told.guard::jsonb, as_of = told.as_of::timestamptz,
                            told_at = told.told_at::timestamptz,
                            content_hash = told.content_hash,
                            updated_at = case when told.anew then :now else r.updated_at end
                        from told where r.id = told.id returning r.id, r.beneficiary, r.basis_ends)
                        -- the rows as they were before: looked up one by one, as V031 does
                        select distinct changed.beneficiary from changed where changed.basis_ends >= :today
                          and (select was.basis_ends from referral was where was.id = changed.id) < :today
                        """)
                .param("ids", rows.of(Long[]::new, Referral::id))
                .param("people", rows.of(Long[]::new, told -> told.beneficiary().id()))
                .param("enrolments", rows.of(Long[]::new, Referral::enrolment))
                .param("caseDocuments", rows.of(byte[][]::new, told -> openly(told, identities::caseDocument)))
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
                .param("basisScopes", rows.of(String[]::new, ReferralRows::scope))
                .param(
                        "reasons",
                        rows.of(
                                String[]::new,
                                told -> openly(told, open -> text(open.facts().reason()))))
                .param("guards", rows.of(String[]::new, told -> Documents.text(guard(told))))
                .param("asOfs", rows.of(String[]::new, told -> text(told.asOf().moment())))
                .param("toldAt", rows.of(String[]::new, told -> text(told.asOf().told())))
                .param("contents", rows.of(byte[][]::new, told -> Hex.bytes(told.content())))
                .param("anew", rows.of(Boolean[]::new, Referral::isToldAnew))
                .param("now", Stamp.of(now))
                .param("today", ItalianTime.dayOf(now))
                .query(Long.class)
                .list();
        keepApart(referrals);
        return renewed;
    }

    /** Of a protected person's referral the ordinary row says nothing of this. */
    private static <T> T openly(Referral referral, Function<Referral, T> part) {
        return referral.beneficiary().isProtected() ? null : part.apply(referral);
    }

    private static Guard guard(Referral referral) {
        return referral.beneficiary().isProtected()
                ? Profile.EMPTY.guard()
                : referral.facts().guard();
    }

    private void keepApart(Collection<Referral> referrals) {
        identities
                .apart()
                .keepCases(referrals.stream()
                        .filter(referral -> referral.beneficiary().isProtected())
                        .map(referral -> new ProtectedRecords.Case(
                                referral.beneficiary().id(),
                                referral.id(),
                                identities.caseDocument(referral),
                                text(referral.facts().reason()),
                                referral.facts().guard()))
                        .toList());
    }

    private static <T> T basis(Referral referral, Function<LegalBasis, T> part) {
        LegalBasis basis = referral.facts().basis();
        return basis == null ? null : part.apply(basis);
    }

    private static String scope(Referral referral) {
        Set<ConsentScope> scope = basis(referral, LegalBasis::scope);
        return scope == null ? null : Documents.text(scope);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}

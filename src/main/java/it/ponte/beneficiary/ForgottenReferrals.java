package it.ponte.beneficiary;

import it.ponte.access.PublicCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the referrals of people who are forgotten: stamps stay, what leads to the case ends. */
final class ForgottenReferrals {
    private final JdbcClient db;
    private final Identities identities;

    ForgottenReferrals(JdbcClient db, Identities identities) {
        this.db = db;
        this.identities = identities;
    }

    /** One referral with the numbers that its service calls it by, and whom it told of; it cannot print them. */
    record Case(long id, String code, String partner, Set<String> numbers, Identity.Known told) {
        @Override
        public String toString() {
            return "Case[" + code + "]";
        }
    }

    List<Case> of(long person) {
        return db.sql(
                        """
                        select r.id, r.code, r.partner, r.case_document, b.data_key
                        from referral r join beneficiary b on b.id = r.beneficiary where b.id = ? order by r.id for update
                        """)
                .param(person)
                .query((row, i) -> read(row))
                .list();
    }

    /** What a service told of an ordinary person; of a protected one nothing that lies elsewhere is found by it. */
    private Case read(ResultSet row) throws SQLException {
        String code = row.getString("code");
        byte[] sealed = row.getBytes("case_document");
        if (sealed == null) {
            return new Case(row.getLong("id"), code, row.getString("partner"), Set.of(), null);
        }
        CaseDocument document = identities.caseDocument(code, identities.key(row.getBytes("data_key")), sealed);
        Set<String> numbers = new HashSet<>(
                List.of(document.externalId().reveal(), document.caseNumber().reveal()));
        return new Case(row.getLong("id"), code, row.getString("partner"), numbers, document.identity());
    }

    /** By service, all numbers of these cases. */
    static Map<String, Set<String>> numbers(List<Case> cases) {
        return cases.stream()
                .collect(Collectors.groupingBy(
                        Case::partner, Collectors.flatMapping(one -> one.numbers().stream(), Collectors.toSet())));
    }

    /**
     * Forgets them. What finds a case again is replaced by something random, so that a later message begins anew.
     *
     * @return the new codes by the old ones
     */
    Map<String, String> forget(List<Case> cases, OffsetDateTime now, String by) {
        Map<String, String> newCodes = new HashMap<>();
        new ConsentHistory(db).forget(cases.stream().map(Case::id).toList());
        for (Case one : cases) {
            String code = PublicCode.REFERRAL.next();
            newCodes.put(one.code(), code);
            db.sql(
                            """
                            with before as (select id, caseworker from referral where id = :id
                                            union all select referral, colleague from case_handover where referral = :id),
                                 moved as (delete from case_handover where referral = :id),
                                 emptied as (
                                update referral set code = :code, case_document = null, caseworker = null, guard = :guard::jsonb,
                                    external_id_index = uuid_send(gen_random_uuid()),
                                    content_hash = uuid_send(gen_random_uuid()),
                                    withdrawn_at = coalesce(withdrawn_at, :now), withdrawn_by = coalesce(withdrawn_by, :by)
                                where id = :id)
                            update caseworker set contact = null, email_index = uuid_send(gen_random_uuid()) from before
                            where caseworker.id = before.caseworker
                              and not exists (select from referral r where r.caseworker = caseworker.id and r.id <> :id)
                              and not exists (select from case_handover h
                                              where h.colleague = caseworker.id and h.referral <> :id)
                              and not exists (select from caseworker_cover v where v.colleague = caseworker.id)
                            """)
                    .param("id", one.id())
                    .param("code", code)
                    .param("guard", Documents.text(Profile.EMPTY.guard()))
                    .param("now", now)
                    .param("by", by)
                    .update();
        }
        return newCodes;
    }
}

package it.ponte.beneficiary;

import it.ponte.beneficiary.ProtectedRecords.Case;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ReferralReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code referral}, read: for messages that are to be recorded. */
final class ReferralReads {
    private static final String COLUMNS =
            """
            select id, code, beneficiary, enrolment, partner, encode(external_id_index, 'hex') as number, case_document,
                   caseworker, self_enrolled, basis_kind, basis_given_on, basis_until, basis_scope, reason, guard, as_of,
                   told_at, encode(content_hash, 'hex') as content
            from referral
            """;

    private final JdbcClient db;
    private final Identities identities;

    ReferralReads(JdbcClient db, Identities identities) {
        this.db = db;
        this.identities = identities;
    }

    /** The referrals on record under these partners' numbers: by id whose each of them is. */
    Map<Long, Long> owners(String[] partners, byte[][] numbers) {
        return db
                .sql("select id, beneficiary from referral where partner = any(?) and external_id_index = any(?)")
                .params(partners, numbers)
                .query((row, i) -> Map.entry(row.getLong("id"), row.getLong("beneficiary")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The referrals of these ids, each with its person where she is among these. */
    List<Referral> find(Collection<Long> ids, Map<Long, Beneficiary> people) {
        return db.sql(COLUMNS + "where id = any(?)")
                .param(ids.toArray(Long[]::new))
                .query(reader(people))
                .list();
    }

    List<Referral> of(Beneficiary person) {
        return db.sql(COLUMNS + "where beneficiary = ?")
                .param(person.id())
                .query(reader(Map.of(person.id(), person)))
                .list();
    }

    private RowMapper<Referral> reader(Map<Long, Beneficiary> people) {
        List<Long> hidden = people.values().stream()
                .filter(Beneficiary::isProtected)
                .map(Beneficiary::id)
                .toList();
        Map<Long, Case> cases = identities.apart().cases(hidden).stream()
                .collect(Collectors.toMap(Case::referral, Function.identity()));
        return (row, i) -> read(row, people.get(row.getLong("beneficiary")), cases.get(row.getLong("id")));
    }

    private Referral read(ResultSet row, Beneficiary person, Case apart) throws SQLException {
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
                        reason(apart == null ? row.getString("reason") : apart.reason()),
                        apart == null ? Documents.read(row.getString("guard"), Guard.class) : apart.guard()),
                AsOf.read(row, "as_of", "told_at"),
                row.getString("content"),
                new KeptDocument(
                        apart == null ? row.getBytes("case_document") : apart.document(),
                        document ->
                                identities.caseDocument(code, person.sealed().key(), document)));
    }

    private static ReferralReason reason(String reason) {
        return reason == null ? null : ReferralReason.valueOf(reason);
    }

    private static LegalBasis basis(ResultSet row) throws SQLException {
        String kind = row.getString("basis_kind");
        return kind == null
                ? null
                : new LegalBasis(
                        LegalBasis.Kind.valueOf(kind),
                        row.getObject("basis_given_on", LocalDate.class),
                        row.getObject("basis_until", LocalDate.class),
                        scope(row.getString("basis_scope")));
    }

    private static Set<ConsentScope> scope(String words) {
        return words == null
                ? null
                : Arrays.stream(Documents.read(words, ConsentScope[].class)).collect(Collectors.toSet());
    }
}

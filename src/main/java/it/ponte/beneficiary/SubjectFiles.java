package it.ponte.beneficiary;

import it.ponte.access.DataKey;
import it.ponte.access.Vault;
import it.ponte.vocabulary.ReferralReason;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Opens all that is held of a person, for herself; every caller is a place where she becomes visible. */
@Repository
public class SubjectFiles {
    private final JdbcClient db;
    private final Identities identities;
    private final EarlierVersions versions;
    private final ProtectedRecords apart;

    public SubjectFiles(JdbcClient db, Vault vault, ProtectedRecords apart) {
        this.db = db;
        this.identities = new Identities(db, vault, apart);
        this.apart = apart;
        this.versions = new EarlierVersions(db, vault, apart);
    }

    /**
     * The file of the person of this code; empty when no such record stands.
     *
     * @param followed protected people who are asked about too, by internal id; any other answers as nobody
     */
    public Optional<SubjectFile> open(String code, Long... followed) {
        return db.sql(
                        """
                        select id, code, recorded_at, restricted_at, profile from beneficiary
                        where code = ? and (not is_protected or id = any(?)) and merged_into is null
                          and forgotten_at is null
                        """)
                .params(code, followed)
                .query((row, i) -> file(row))
                .optional();
    }

    private SubjectFile file(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        ProtectedRecords.Person hers = apart.people(List.of(id)).get(id);
        return new SubjectFile(
                id,
                row.getString("code"),
                Stamp.in(row, "recorded_at"),
                Stamp.in(row, "restricted_at"),
                identities.of(id),
                hers == null ? Documents.read(row.getString("profile"), Profile.class) : hers.profile(),
                sources(id, hers),
                Stream.concat(
                                versions.of(id).stream().map(SubjectFiles::before),
                                apart.corrections().asLine(List.of(id)).stream()
                                        .map(one -> new SubjectFile.Before(one.at(), null, true, null, one.before())))
                        .toList());
    }

    private static SubjectFile.Before before(EarlierVersions.EarlierVersion version) {
        return new SubjectFile.Before(
                version.changedAt(), version.partner(), version.why() != null, version.identity(), version.profile());
    }

    private List<SubjectFile.Source> sources(long person, ProtectedRecords.Person hers) {
        Map<Long, ProtectedRecords.Case> told = apart.cases(List.of(person)).stream()
                .collect(Collectors.toMap(ProtectedRecords.Case::referral, Function.identity()));
        return db.sql(
                        """
                        select r.*, b.data_key, l.kind, l.until, l.scope, l.collected_by
                        from referral r join beneficiary b on b.id = r.beneficiary join legal_basis l on l.referral = r.id
                        where b.id = ? order by r.id
                        """)
                .param(person)
                .query((row, i) -> source(row, hers, told.get(row.getLong("id"))))
                .list();
    }

    private SubjectFile.Source source(ResultSet row, ProtectedRecords.Person hers, ProtectedRecords.Case told)
            throws SQLException {
        String code = row.getString("code");
        byte[] sealed = told == null ? row.getBytes("case_document") : told.document();
        DataKey key = hers == null
                ? identities.key(row.getBytes("data_key"))
                : hers.sealed().key();
        CaseDocument document = sealed == null ? null : identities.caseDocument(code, key, sealed);
        String reason = told == null ? row.getString("reason") : told.reason();
        return new SubjectFile.Source(
                code,
                row.getString("partner"),
                row.getBoolean("self_enrolled"),
                Stamp.in(row, "received_at"),
                Stamp.in(row, "updated_at"),
                Stamp.in(row, "withdrawn_at"),
                reason == null ? null : ReferralReason.valueOf(reason),
                document == null ? null : document.caseNumber(),
                document == null ? null : document.identity(),
                document == null ? null : document.profile(),
                row.getString("kind"),
                row.getObject("until", java.time.LocalDate.class),
                row.getString("scope"),
                row.getString("collected_by"));
    }
}

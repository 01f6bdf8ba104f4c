package it.ponte.beneficiary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables {@code beneficiary} and {@code enrolment}, many rows at a time. */
final class BeneficiaryRows {
    private final JdbcClient db;
    private final NamedParameterJdbcTemplate batches;
    private final Identities identities;

    BeneficiaryRows(JdbcClient db, JdbcTemplate batches, Identities identities) {
        this.db = db;
        this.batches = new NamedParameterJdbcTemplate(batches);
        this.identities = identities;
    }

    /** The people of these ids or tax codes by id, locked until the transaction ends. */
    Map<Long, Beneficiary> lock(Collection<Long> ids, Collection<String> taxCodes) {
        // First the lock, in one order for all; then the rows as they are once nobody else can change them.
        Long[] locked = db.sql(
                        """
                        select id from beneficiary where id = any(?) or tax_code_index = any(?)
                        order by id for no key update
                        """)
                .params(ids.toArray(Long[]::new), Hex.bytes(taxCodes))
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        return db
                .sql(
                        """
                        select b.id, b.code, b.is_protected, b.data_key, b.identity,
                               encode(b.tax_code_index, 'hex') as tax_code, b.profile, b.as_of, e.id as enrolment
                        from beneficiary b left join enrolment e on e.beneficiary = b.id and e.ended_at is null
                        where b.id = any(?)
                        """)
                .params((Object) locked)
                .query(this::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Beneficiary::id, Function.identity()));
    }

    private Beneficiary read(ResultSet row, int i) throws SQLException {
        String code = row.getString("code");
        boolean isProtected = row.getBoolean("is_protected");
        var sealed = new Beneficiary.Sealed(row.getBytes("data_key"), row.getBytes("identity"));
        return new Beneficiary(
                row.getLong("id"),
                code,
                isProtected,
                sealed,
                () -> identities.open(code, isProtected, sealed),
                row.getString("tax_code"),
                Documents.read(row.getString("profile"), Profile.class),
                row.getTimestamp("as_of").toInstant(),
                row.getObject("enrolment", Long.class));
    }

    void insert(Collection<Beneficiary> people, Instant now) {
        batches.batchUpdate(
                """
                insert into beneficiary (id, code, is_protected, data_key, identity, tax_code_index, profile, as_of,
                                         merged_into, recorded_at, changed_at)
                values (:id, :code, :isProtected, :dataKey, :identity, :taxCode, cast(:profile as jsonb), :asOf,
                        :mergedInto, :now, :now)
                """,
                rows(people, now));
    }

    void update(Collection<Beneficiary> people, Instant now) {
        // A tax code that leaves one record is free before another takes it.
        List<Beneficiary> ordered = people.stream()
                .sorted(Comparator.comparing(person -> person.taxCode() != null))
                .toList();
        batches.batchUpdate(
                """
                update beneficiary
                set is_protected = :isProtected, data_key = :dataKey, identity = :identity, tax_code_index = :taxCode,
                    profile = cast(:profile as jsonb), as_of = :asOf, merged_into = :mergedInto, changed_at = :now
                where id = :id
                """,
                rows(ordered, now));
    }

    private static SqlParameterSource[] rows(Collection<Beneficiary> people, Instant now) {
        return people.stream().map(person -> row(person, now)).toArray(SqlParameterSource[]::new);
    }

    private static SqlParameterSource row(Beneficiary person, Instant now) {
        Beneficiary.Sealed sealed = person.sealed();
        return new MapSqlParameterSource("id", person.id())
                .addValue("code", person.code())
                .addValue("isProtected", person.isProtected())
                .addValue("dataKey", sealed == null ? null : sealed.dataKey())
                .addValue("identity", sealed == null ? null : sealed.identity())
                .addValue("taxCode", Hex.bytes(person.taxCode()))
                .addValue("profile", Documents.text(person.profile()))
                .addValue("asOf", stamp(person.asOf()))
                .addValue("mergedInto", person.mergedInto())
                .addValue("now", stamp(now));
    }

    void begin(Collection<Enrolment> enrolments) {
        batches.batchUpdate(
                "insert into enrolment (id, beneficiary, enrolled_at, self) values (:id, :beneficiary, :at, :self)",
                enrolments.stream()
                        .map(enrolment -> new MapSqlParameterSource("id", enrolment.id())
                                .addValue("beneficiary", enrolment.beneficiary())
                                .addValue("at", stamp(enrolment.enrolledAt()))
                                .addValue("self", enrolment.self()))
                        .toArray(SqlParameterSource[]::new));
    }

    void end(Collection<Long> enrolments, Instant now) {
        db.sql("update enrolment set ended_at = ? where id = any(?)")
                .params(stamp(now), enrolments.toArray(Long[]::new))
                .update();
    }

    private static OffsetDateTime stamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

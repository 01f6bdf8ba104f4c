package it.ponte.beneficiary;

import it.ponte.work.RowCopy;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables {@code beneficiary} and {@code enrolment}, many rows at a time. */
final class BeneficiaryRows {
    private final JdbcClient db;
    private final JdbcTemplate copies;
    private final Identities identities;
    private final ProtectedRecords records;

    BeneficiaryRows(JdbcClient db, JdbcTemplate copies, Identities identities) {
        this.records = identities.apart();
        this.db = db;
        this.copies = copies;
        this.identities = identities;
    }

    /** The people of these ids or tax codes by id, locked until the transaction ends. */
    Map<Long, Beneficiary> lock(Collection<Long> ids, Collection<String> taxCodes) {
        // First the lock, in one order for all; then the rows as they are once nobody else can change them.
        Map<Long, Boolean> locked = new HashMap<>();
        db.sql(
                        """
                        select id, is_protected from beneficiary where id = any(?) or tax_code_index = any(?)
                        order by id for no key update
                        """)
                .params(ids.toArray(Long[]::new), Hex.bytes(taxCodes))
                .query(row -> {
                    locked.put(row.getLong("id"), row.getBoolean("is_protected"));
                });
        List<Long> hidden = locked.keySet().stream().filter(locked::get).toList();
        Map<Long, ProtectedRecords.Person> apart = records.people(hidden);
        Map<Long, Rectified> rectified = new HashMap<>(identities.rectified().of(locked.keySet()));
        hidden.forEach(rectified::remove);
        rectified.putAll(records.corrections().rectified(hidden));
        return db
                .sql(
                        """
                        select b.id, b.code, b.is_protected, b.data_key, b.identity,
                               encode(b.tax_code_index, 'hex') as tax_code, b.profile, b.as_of, b.told_at, e.id as enrolment
                        from beneficiary b left join enrolment e on e.beneficiary = b.id and e.ended_at is null
                        where b.id = any(?)
                        """)
                .params((Object) locked.keySet().toArray(Long[]::new))
                .query((row, i) -> read(row, apart.get(row.getLong("id")), rectified))
                .list()
                .stream()
                .collect(Collectors.toMap(Beneficiary::id, Function.identity()));
    }

    private Beneficiary read(ResultSet row, ProtectedRecords.Person apart, Map<Long, Rectified> rectified)
            throws SQLException {
        String code = row.getString("code");
        boolean isProtected = row.getBoolean("is_protected");
        if (isProtected && apart == null) {
            throw new IllegalStateException("a protected person has no record apart");
        }
        var sealed = isProtected ? apart.sealed() : identities.sealed(row);
        return new Beneficiary(
                row.getLong("id"),
                code,
                isProtected ? apart.partner() : null,
                sealed,
                () -> identities.who(code, isProtected, sealed),
                row.getString("tax_code"),
                isProtected ? apart.profile() : Documents.read(row.getString("profile"), Profile.class),
                AsOf.read(row, "as_of", "told_at"),
                rectified.getOrDefault(row.getLong("id"), Rectified.NOTHING),
                row.getObject("enrolment", Long.class));
    }

    void insert(Collection<Beneficiary> people, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        RowCopy rows = new RowCopy(12);
        for (Beneficiary person : people) {
            rows.row()
                    .number(person.id())
                    .text(person.code())
                    .flag(person.isProtected())
                    .bytes(sealed(person, kept -> kept.key().wrapped()))
                    .bytes(sealed(person, Sealed::identity))
                    .bytes(Hex.bytes(person.taxCode()))
                    .json(profile(person))
                    .moment(person.asOf().moment())
                    .moment(person.asOf().told())
                    .number(person.mergedInto())
                    .moment(now)
                    .moment(now);
        }
        rows.into(
                copies,
                """
                copy beneficiary (id, code, is_protected, data_key, identity, tax_code_index, profile, as_of,
                                  told_at, merged_into, recorded_at, changed_at)
                from stdin (format binary)
                """);
        keepApart(people);
    }

    void update(Collection<Beneficiary> people, Instant now) {
        // A tax code that leaves one record is free before another takes it.
        Map<Boolean, List<Beneficiary>> found =
                people.stream().collect(Collectors.partitioningBy(person -> person.taxCode() != null));
        updateRows(found.get(false), now);
        updateRows(found.get(true), now);
        keepApart(people);
    }

    private void updateRows(Collection<Beneficiary> people, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        var rows = new RowArrays<>(people);
        db.sql(
                        """
                        with person (id, is_protected, data_key, identity, tax_code_index, profile, as_of, told_at,
                                     merged_into)
                        as (select * from unnest(:ids, :areProtected, :dataKeys, :identities, :taxCodes, :profiles,
                                                 :asOfs, :toldAt, :mergedInto))
                        update beneficiary b
                        set is_protected = person.is_protected, data_key = person.data_key, identity = person.identity,
                            tax_code_index = person.tax_code_index, profile = person.profile::jsonb,
                            as_of = person.as_of::timestamptz, told_at = person.told_at::timestamptz,
                            merged_into = person.merged_into, changed_at = :now
                        from person where b.id = person.id
                        """)
                .param("ids", rows.of(Long[]::new, Beneficiary::id))
                .param("areProtected", rows.of(Boolean[]::new, Beneficiary::isProtected))
                .param(
                        "dataKeys",
                        rows.of(
                                byte[][]::new,
                                person -> sealed(person, kept -> kept.key().wrapped())))
                .param("identities", rows.of(byte[][]::new, person -> sealed(person, Sealed::identity)))
                .param("taxCodes", rows.of(byte[][]::new, person -> Hex.bytes(person.taxCode())))
                .param("profiles", rows.of(String[]::new, BeneficiaryRows::profile))
                .param(
                        "asOfs",
                        rows.of(String[]::new, person -> person.asOf().moment().toString()))
                .param(
                        "toldAt",
                        rows.of(String[]::new, person -> person.asOf().told().toString()))
                .param("mergedInto", rows.of(Long[]::new, Beneficiary::mergedInto))
                .param("now", Stamp.of(now))
                .update();
    }

    /** Of a protected person nothing: what is known of her is kept apart. */
    private static byte[] sealed(Beneficiary person, Function<Sealed, byte[]> part) {
        return person.sealed() == null || person.isProtected() ? null : part.apply(person.sealed());
    }

    private static String profile(Beneficiary person) {
        return Documents.text(person.isProtected() ? Profile.EMPTY : person.profile());
    }

    private void keepApart(Collection<Beneficiary> people) {
        records.keepPeople(people.stream()
                .filter(Beneficiary::isProtected)
                .collect(Collectors.toMap(
                        Beneficiary::id,
                        her -> new ProtectedRecords.Person(her.protector(), her.sealed(), her.profile()))));
    }

    void begin(Collection<Enrolment> enrolments) {
        if (enrolments.isEmpty()) {
            return;
        }
        RowCopy rows = new RowCopy(6);
        enrolments.forEach(begun -> begun.copyTo(rows));
        rows.into(
                copies,
                "copy enrolment (id, beneficiary, enrolled_at, self, programme, edition) from stdin (format binary)");
    }

    void end(Collection<Long> enrolments, Instant now) {
        db.sql("update enrolment set ended_at = ? where id = any(?)")
                .params(Stamp.of(now), enrolments.toArray(Long[]::new))
                .update();
    }
}

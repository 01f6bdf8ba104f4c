package it.ponte.beneficiary;

import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables {@code rectified_fact} and {@code repeated_mistake}. */
final class RectifiedRows {
    private final JdbcClient db;
    private final Vault vault;

    RectifiedRows(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    private record Row(long person, Rectified.Fact fact) {}

    /** What was set right of these people, and of the records that were merged into theirs. */
    Map<Long, Rectified> of(Collection<Long> people) {
        return db
                .sql(
                        """
                        select coalesce(b.merged_into, b.id) as person, f.id, f.field, encode(f.wrong, 'hex') as wrong,
                               f.rectified_at
                        from rectified_fact f join beneficiary b on b.id = f.beneficiary
                        where f.beneficiary in (select id from beneficiary where id = any(?) or merged_into = any(?))
                        order by f.id
                        """)
                .params(people.toArray(Long[]::new), people.toArray(Long[]::new))
                .query((row, i) -> new Row(
                        row.getLong("person"),
                        new Rectified.Fact(
                                row.getLong("id"),
                                RectifiedField.valueOf(row.getString("field")),
                                row.getString("wrong"),
                                row.getTimestamp("rectified_at").toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::person,
                        Collectors.mapping(
                                Row::fact,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), facts -> new Rectified(facts, vault)))));
    }

    /** Keeps that a fact was set right: what it said is wrong, what it says now is not, whatever was held before. */
    void keep(long person, RectifiedField field, Said before, Said after, Instant now) {
        db.sql(
                        """
                        delete from rectified_fact f using beneficiary b
                        where b.id = f.beneficiary and coalesce(b.merged_into, b.id) = :person and f.field = :field
                          and (f.wrong is null or f.wrong in (:before, :after))
                        """)
                .param("person", person)
                .param("field", field.name())
                .param("before", hash(field, before))
                .param("after", hash(field, after))
                .update();
        db.sql("insert into rectified_fact (beneficiary, field, wrong, rectified_at) values (?, ?, ?, ?)")
                .params(person, field.name(), hash(field, before), Stamp.of(now))
                .update();
    }

    /** Keeps facts that were set right already, as they are known. */
    void keep(long person, Collection<Rectified.Fact> facts) {
        facts.forEach(fact -> db.sql(
                        """
                        insert into rectified_fact (beneficiary, field, wrong, rectified_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(person, fact.field().name(), Hex.bytes(fact.wrong()), Stamp.of(fact.at()))
                .update());
    }

    private byte[] hash(RectifiedField field, Said said) {
        return Hex.bytes(Rectified.hash(field, said, vault));
    }

    /** What was set right of two records since they were joined is right of the joined one by itself, too. */
    void share(long survivor, long joined, Instant since) {
        db.sql(
                        """
                        insert into rectified_fact (beneficiary, field, wrong, rectified_at)
                        select ?, field, wrong, rectified_at from rectified_fact
                        where beneficiary = ? and rectified_at >= ? on conflict do nothing
                        """)
                .params(joined, survivor, Stamp.of(since))
                .update();
    }

    /** Asks about facts that messages told wrongly again; about each referral once. */
    void repeated(List<Hearing.Repeated> again, Instant now) {
        for (Hearing.Repeated one : again) {
            db.sql(
                            """
                            insert into repeated_mistake (fact, referral, repeated_at) values (?, ?, ?)
                            on conflict do nothing
                            """)
                    .params(one.fact(), one.referral().id(), Stamp.of(now))
                    .update();
        }
    }

    /** Forgets what was set right of these people, and of those merged into them: it would tell what their records said. */
    void forget(Collection<Long> people) {
        db.sql(
                        """
                        delete from rectified_fact
                        where beneficiary in (select id from beneficiary where id = any(?) or merged_into = any(?))
                        """)
                .params(people.toArray(Long[]::new), people.toArray(Long[]::new))
                .update();
    }
}

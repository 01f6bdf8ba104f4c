package it.ponte.beneficiary;

import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables {@code joined_record}, {@code joined_referral} and {@code told_while_joined}. */
final class JoinedRows {
    private final JdbcClient db;
    private final Vault vault;

    JoinedRows(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Something told while two records were joined, and in which referral. */
    record Told(long referral, Said said) {}

    /** Keeps two records as they stand, with the referrals that the second brings; both are locked. */
    void keep(Beneficiary survivor, Beneficiary joined, String[] reasons, String by, Instant at) {
        JoinedRecord.Half stays = JoinedRecord.Half.of(survivor);
        JoinedRecord.Half goes = JoinedRecord.Half.of(joined);
        db.sql(
                        """
                        with kept as (
                            insert into joined_record (survivor, joined, reasons, joined_by, joined_at,
                                survivor_identity, survivor_profile, survivor_as_of, survivor_told_at, survivor_tax_code,
                                joined_data_key, joined_identity, joined_profile, joined_as_of, joined_told_at, joined_tax_code, enrolment, brought)
                            values (:survivor, :joined, :reasons, :by, :at,
                                :stays, :staysProfile::jsonb, :staysAsOf, :staysToldAt, :staysTaxCode,
                                :key, :goes, :goesProfile::jsonb, :goesAsOf, :goesToldAt, :goesTaxCode, :enrolment,
                                array(select id from beneficiary where merged_into = :joined))
                            returning id)
                        insert into joined_referral (joined_record, referral)
                        select kept.id, r.id from kept, referral r where r.beneficiary = :joined
                        """)
                .param("survivor", survivor.id())
                .param("joined", joined.id())
                .param("reasons", reasons)
                .param("by", by)
                .param("at", Stamp.of(at))
                .param("stays", stays.identity())
                .param("staysProfile", stays.profile())
                .param("staysAsOf", Stamp.of(stays.asOf().moment()))
                .param("staysToldAt", Stamp.of(stays.asOf().told()))
                .param("staysTaxCode", Hex.bytes(stays.taxCode()))
                .param("key", joined.sealed().key().wrapped())
                .param("goes", goes.identity())
                .param("goesProfile", goes.profile())
                .param("goesAsOf", Stamp.of(goes.asOf().moment()))
                .param("goesToldAt", Stamp.of(goes.asOf().told()))
                .param("goesTaxCode", Hex.bytes(goes.taxCode()))
                .param("enrolment", joined.enrolment())
                .update();
    }

    /** By what a record was joined into another; empty when it stands by itself. */
    Optional<JoinedRecord> of(long joined) {
        return db.sql("select * from joined_record where joined = ?")
                .param(joined)
                .query(JoinedRecord::read)
                .optional();
    }

    /** What was joined into a record after this, the latest first; after 0 all of it. */
    List<JoinedRecord> into(long survivor, long after) {
        return db.sql("select * from joined_record where survivor = ? and id > ? order by id desc")
                .params(survivor, after)
                .query(JoinedRecord::read)
                .list();
    }

    /** The referrals that go back with the joined record. */
    Set<Long> referrals(JoinedRecord record) {
        return db.sql("select referral from joined_referral where joined_record = ?")
                .param(record.id())
                .query(Long.class)
                .set();
    }

    /** What was told since, in the order in which it was recorded. */
    List<Told> toldSince(JoinedRecord record, Beneficiary survivor) {
        return db.sql("select * from told_while_joined where joined_record = ? order by id")
                .param(record.id())
                .query((row, i) -> new Told(row.getLong("referral"), said(row, survivor)))
                .list();
    }

    private static Said said(ResultSet row, Beneficiary survivor) throws SQLException {
        Who who = Documents.who(
                survivor.sealed().key().open(row.getBytes("identity"), about(survivor)), Identity.Known.class);
        return new Said(
                who.identity(),
                Documents.read(row.getString("profile"), Profile.class),
                AsOf.read(row, "as_of", "told_at"),
                who.told());
    }

    /** Who a person was said to be by what was joined into her: each half as it stood before, and what was told since. */
    Stream<Identity.Known> identities(long survivor) {
        return db
                .sql(
                        """
                        select b.data_key, record.survivor_identity as identity, 'beneficiary:' || b.code as about
                        from joined_record record join beneficiary b on b.id = record.survivor where b.id = :survivor
                        union all
                        select record.joined_data_key, record.joined_identity, 'beneficiary:' || b.code
                        from joined_record record join beneficiary b on b.id = record.joined
                        where record.survivor = :survivor
                        union all
                        select b.data_key, told.identity, 'told:' || b.code
                        from told_while_joined told join joined_record record on record.id = told.joined_record
                        join beneficiary b on b.id = record.survivor where b.id = :survivor
                        """)
                .param("survivor", survivor)
                .query((row, i) -> Documents.who(
                                vault.dataKey(row.getBytes("data_key"))
                                        .open(row.getBytes("identity"), row.getString("about")),
                                Identity.Known.class)
                        .identity())
                .list()
                .stream()
                .map(Identity.Known.class::cast);
    }

    /** Ends a joining. What its survivor's own referrals told since goes on to the joining before it, if there is one. */
    void end(JoinedRecord record) {
        db.sql(
                        """
                        update told_while_joined t
                        set joined_record = (select max(id) from joined_record where survivor = :survivor and id < :id)
                        where joined_record = :id
                          and exists (select from joined_record where survivor = :survivor and id < :id)
                          and not exists (select from joined_referral j
                                          where j.joined_record = :id and j.referral = t.referral)
                        """)
                .param("survivor", record.survivor())
                .param("id", record.id())
                .update();
        db.sql("delete from joined_record where id = ?").param(record.id()).update();
    }

    /** Forgets how these people were joined: nothing separates them any more. */
    void forget(Collection<Long> people) {
        Long[] ids = people.toArray(Long[]::new);
        db.sql("delete from joined_record where survivor = any(?) or joined = any(?)")
                .params(ids, ids)
                .update();
    }

    /** Which of these people others were joined into. */
    Set<Long> survivors(Collection<Long> people) {
        return db.sql("select survivor from joined_record where survivor = any(?)")
                .param(people.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    /** Keeps what was told of a person into whom others were joined. */
    void heard(Hearing.Told told) {
        Beneficiary person = told.person();
        db.sql(
                        """
                        insert into told_while_joined (joined_record, referral, identity, profile, as_of, told_at)
                        select max(id), ?, ?, ?::jsonb, ?, ? from joined_record where survivor = ? having count(*) > 0
                        """)
                .params(
                        told.referral().id(),
                        person.sealed().key().seal(Documents.write(told.said().who()), about(person)),
                        Documents.text(told.said().profile()),
                        Stamp.of(told.said().asOf().moment()),
                        Stamp.of(told.said().asOf().told()),
                        person.id())
                .update();
    }

    private static String about(Beneficiary survivor) {
        return "told:" + survivor.code();
    }
}

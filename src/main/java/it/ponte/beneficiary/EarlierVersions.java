package it.ponte.beneficiary;

import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code earlier_version}: what people's records said before they changed, each sealed with the person's own key. */
@Repository
public class EarlierVersions {
    private final JdbcClient db;
    private final Vault vault;
    private final Identities identities;

    public EarlierVersions(JdbcClient db, Vault vault, ProtectedRecords apart) {
        this.db = db;
        this.vault = vault;
        this.identities = new Identities(db, vault, apart);
    }

    /**
     * A change of a record: what it said before, and what it said then.
     *
     * @param changedAt when it was changed
     * @param referral public code of the referral whose message changed it
     * @param partner id of the service that sent it
     * @param why on what ground an operator set it right; null where a message changed it
     */
    public record Change(
            Identity.Known before,
            Identity.Known after,
            Profile profileBefore,
            Profile profileAfter,
            Instant changedAt,
            String referral,
            String partner,
            RectificationReason why) {}

    /**
     * The changes of a person's record, the latest first; whoever shows them audits it (SAFETY P16).
     *
     * @return nothing where the record never changed, is a protected person's or does not stand
     */
    public List<Change> of(String code) {
        return changed(code).map(this::changes).orElse(List.of());
    }

    private Optional<Long> changed(String code) {
        return db.sql(
                        """
                        select id from beneficiary b
                        where code = ? and not is_protected and merged_into is null and data_key is not null
                          and exists (select from earlier_version v where v.beneficiary = b.id)
                        """)
                .param(code)
                .query(Long.class)
                .optional();
    }

    private List<Change> changes(long beneficiary) {
        List<Change> changes = new ArrayList<>();
        EarlierVersion after = now(beneficiary);
        List<EarlierVersion> latestFirst = new ArrayList<>(of(beneficiary));
        Collections.reverse(latestFirst);
        for (EarlierVersion before : latestFirst) {
            changes.add(new Change(
                    before.identity(),
                    after.identity(),
                    before.profile(),
                    after.profile(),
                    before.changedAt(),
                    before.referral(),
                    before.partner(),
                    before.why()));
            after = before;
        }
        return changes;
    }

    /**
     * What a record said before it changed.
     *
     * @param changedAt until when it said this
     * @param referral public code of the referral whose message changed it
     * @param partner id of the service that sent that message
     * @param why on what ground an operator set it right; null where a message changed it
     */
    record EarlierVersion(
            Identity.Known identity,
            Profile profile,
            Instant changedAt,
            String referral,
            String partner,
            RectificationReason why) {}

    private EarlierVersion now(long beneficiary) {
        Identity.Known known = (Identity.Known) identities.of(beneficiary);
        return db.sql("select profile from beneficiary where id = ?")
                .param(beneficiary)
                .query((row, i) -> new EarlierVersion(
                        known, Documents.read(row.getString("profile"), Profile.class), null, null, null, null))
                .single();
    }

    /** What a person's record said before, oldest first. */
    List<EarlierVersion> of(long beneficiary) {
        return db.sql(
                        """
                        select b.code, b.data_key, v.identity, v.profile, v.changed_at, v.rectified_why, r.code as referral,
                               r.partner
                        from earlier_version v join beneficiary b on b.id = v.beneficiary
                        left join referral r on r.id = v.referral
                        where b.id = ? and b.data_key is not null order by v.id
                        """)
                .param(beneficiary)
                .query((row, i) -> new EarlierVersion(
                        Documents.read(
                                vault.dataKey(row.getBytes("data_key"))
                                        .open(row.getBytes("identity"), about(row.getString("code"))),
                                Identity.Known.class),
                        Documents.read(row.getString("profile"), Profile.class),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("referral"),
                        row.getString("partner"),
                        RectificationReason.of(row.getString("rectified_why"))))
                .list();
    }

    /** Keeps what records said before they were told something new; of those that stand and are not protected. */
    void keep(Collection<Hearing.Told> told, Instant now) {
        List<Hearing.Told> changed = told.stream()
                .filter(one -> one.changed()
                        && !one.person().isProtected()
                        && one.person().mergedInto() == null)
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        db.sql(
                        """
                        insert into earlier_version (beneficiary, identity, profile, as_of, changed_at, referral)
                        select beneficiary, identity, profile::jsonb, as_of::timestamptz, ?, referral
                        from unnest(?, ?, ?, ?, ?) as told (beneficiary, identity, profile, as_of, referral)
                        """)
                .params(
                        Stamp.of(now),
                        changed.stream().map(one -> one.person().id()).toArray(Long[]::new),
                        changed.stream()
                                .map(one -> sealed(one.person(), one.before()))
                                .toArray(byte[][]::new),
                        changed.stream()
                                .map(one -> Documents.text(one.before().profile()))
                                .toArray(String[]::new),
                        changed.stream()
                                .map(one -> one.before().asOf().moment().toString())
                                .toArray(String[]::new),
                        changed.stream().map(one -> one.referral().id()).toArray(Long[]::new))
                .update();
    }

    /** Keeps what a record said before an operator set it right. */
    void keep(Beneficiary person, Said before, Instant now, RectificationReason why, String by) {
        db.sql(
                        """
                        insert into earlier_version (beneficiary, identity, profile, as_of, changed_at, rectified_why,
                                                     rectified_by)
                        values (?, ?, ?::jsonb, ?, ?, ?, ?)
                        """)
                .params(
                        person.id(),
                        sealed(person, before),
                        Documents.text(before.profile()),
                        Stamp.of(before.asOf().moment()),
                        Stamp.of(now),
                        why.name(),
                        by)
                .update();
    }

    private static byte[] sealed(Beneficiary person, Said before) {
        return person.sealed().key().seal(Documents.write(before.identity()), about(person.code()));
    }

    /** Forgets what was kept of these people: their keys end, or they are known under another name no more. */
    void forget(Collection<Long> people) {
        db.sql("delete from earlier_version where beneficiary = any(?)")
                .param(people.toArray(Long[]::new))
                .update();
    }

    private static String about(String code) {
        return "earlier:" + code;
    }
}

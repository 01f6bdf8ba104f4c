package it.ponte.beneficiary;

import it.ponte.access.Vault;
import it.ponte.work.Stamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code earlier_version}: what people's records said before they changed, each sealed with the person's own key. */
@Repository
public class EarlierVersions {
    private final JdbcClient db;
    private final Vault vault;

    public EarlierVersions(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /**
     * What a record said before it changed.
     *
     * @param changedAt until when it said this
     * @param referral public code of the referral whose message changed it
     */
    public record EarlierVersion(
            Identity identity, Profile profile, Instant asOf, Instant changedAt, String referral) {}

    /** What a person's record said before, oldest first; every caller is a place where a person may become visible. */
    public List<EarlierVersion> of(long beneficiary) {
        return db.sql(
                        """
                        select b.code, b.data_key, v.identity, v.profile, v.as_of, v.changed_at, r.code as referral
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
                        row.getTimestamp("as_of").toInstant(),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("referral")))
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
                        changed.stream().map(this::sealed).toArray(byte[][]::new),
                        changed.stream()
                                .map(one -> Documents.text(one.before().profile()))
                                .toArray(String[]::new),
                        changed.stream()
                                .map(one -> one.before().asOf().moment().toString())
                                .toArray(String[]::new),
                        changed.stream().map(one -> one.referral().id()).toArray(Long[]::new))
                .update();
    }

    private byte[] sealed(Hearing.Told told) {
        Beneficiary person = told.person();
        byte[] json = Documents.write(told.before().identity());
        return person.sealed().key().seal(json, about(person.code()));
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

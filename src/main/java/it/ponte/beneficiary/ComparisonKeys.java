package it.ponte.beneficiary;

import it.ponte.access.Vault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code comparison_key}: by what people who may be the same find each other without being opened. */
final class ComparisonKeys {
    /**
     * How many may share a key. A phone or a day of birth that more people have under one name tells nobody apart (the
     * phone of a dormitory, 1 January for whoever does not know): such a key leads to nobody.
     */
    static final int MOST = 40;

    private static final int BYTES = 16;

    private final JdbcClient db;
    private final Vault vault;

    ComparisonKeys(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Keeps the keys of these people, who have none. */
    void add(Map<Long, Traits> people) {
        List<Long> owners = new ArrayList<>();
        List<byte[]> keys = new ArrayList<>();
        people.forEach((id, traits) -> traits.keys().forEach(key -> {
            owners.add(id);
            keys.add(hash(key));
        }));
        db.sql(
                        """
                        insert into comparison_key (beneficiary, key)
                        select * from unnest(?, ?) as told (beneficiary, key) order by key on conflict do nothing
                        """)
                .params(owners.toArray(Long[]::new), keys.toArray(byte[][]::new))
                .update();
    }

    private byte[] hash(Traits.Key key) {
        byte[] whole = vault.index(key.purpose(), key.value());
        return Arrays.copyOfRange(whole, whole.length - BYTES, whole.length);
    }

    void forget(Collection<Long> people) {
        db.sql("delete from comparison_key where beneficiary = any(?)")
                .param(people.toArray(Long[]::new))
                .update();
    }

    /** Those who share a key with one of these people, as groups that hold both; a key that too many have is no group. */
    List<Long[]> groups(Collection<Long> people) {
        return db.sql(
                        """
                        with mine as (select distinct key from comparison_key where beneficiary = any(?))
                        select array_agg(distinct shared.beneficiary)
                        from mine cross join lateral (
                            select beneficiary from comparison_key k where k.key = mine.key limit ?) shared
                        group by mine.key having count(*) between 2 and ?
                        """)
                .params(people.toArray(Long[]::new), MOST + 1, MOST)
                .query((row, i) -> (Long[]) row.getArray(1).getArray())
                .list();
    }
}

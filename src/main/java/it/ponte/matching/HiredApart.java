package it.ponte.matching;

import it.ponte.access.Apart;
import it.ponte.access.Vault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * For which vacancies protected people were hired: no row says so (SAFETY P8). Where they are kept apart stands a keyed
 * hash of each pair, so that nobody is proposed again for the work that she has.
 */
@Repository
public class HiredApart {
    private final JdbcClient db;
    private final Apart apart;
    private final Vault vault;

    HiredApart(JdbcClient db, Apart apart, @Qualifier("protectedVault") Vault vault) {
        this.db = db;
        this.apart = apart;
        this.vault = vault;
    }

    private record Pair(long proposal, long beneficiary, long vacancy) {}

    private record Kept(long beneficiary, byte[] pair) {}

    /**
     * Protected people were hired by these proposals: from now on they lead to no vacancy, so that nothing says where
     * these people work. Nobody finds them any more. Call it inside a transaction.
     */
    public void leadNowhere(Collection<Long> proposals) {
        List<Pair> pairs = db.sql(
                        """
                        select id as proposal, beneficiary, vacancy from proposal
                        where id = any(?) and vacancy is not null and accepted_at is not null
                        """)
                .param(proposals.toArray(Long[]::new))
                .query(Pair.class)
                .list();
        if (pairs.isEmpty()) {
            return;
        }
        apart.asLine(() -> {
            pairs.forEach(this::keep);
            return null;
        });
        db.sql("update proposal set vacancy = null, points = 0 where id = any(?)")
                .param(pairs.stream().map(Pair::proposal).toArray(Long[]::new))
                .update();
    }

    private void keep(Pair pair) {
        db.sql("insert into hired_for (beneficiary, pair) values (?, ?) on conflict do nothing")
                .params(pair.beneficiary(), hash(pair.vacancy(), pair.beneficiary()))
                .update();
    }

    /** The people who were hired under protection for a vacancy, as who they are now. */
    Set<Long> people(long vacancy) {
        List<Kept> all = new ArrayList<>(apart.asLine(() -> db.sql("select beneficiary, pair from hired_for")
                .query(Kept.class)
                .list()));
        all.removeIf(one -> !Arrays.equals(one.pair(), hash(vacancy, one.beneficiary())));
        return all.isEmpty()
                ? Set.of()
                : db.sql("select coalesce(merged_into, id) from beneficiary where id = any(?)")
                        .param(all.stream().map(Kept::beneficiary).toArray(Long[]::new))
                        .query(Long.class)
                        .set();
    }

    /** Forgets for which vacancies these people were hired. */
    void forget(Collection<Long> people) {
        apart.asLine(() -> db.sql("delete from hired_for where beneficiary = any(?)")
                .param(people.toArray(Long[]::new))
                .update());
    }

    private byte[] hash(long vacancy, long beneficiary) {
        return vault.index("hired", vacancy + ":" + beneficiary);
    }
}

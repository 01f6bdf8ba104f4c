package it.ponte.beneficiary;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code caseworker}: the people in the services who get the feedback. */
final class Caseworkers {
    private final JdbcClient db;
    private final Identities identities;

    Caseworkers(JdbcClient db, Identities identities) {
        this.db = db;
        this.identities = identities;
    }

    /** Puts the caseworkers of these referrals on record; the latest message tells the name. Ids by referral. */
    Map<Referral, Long> record(Collection<Referral> referrals) {
        Map<Referral, String> indexes = new HashMap<>();
        // In the order of their indexes, so that two batches with the same caseworkers do not wait for each other.
        Map<String, Referral> latest = new TreeMap<>();
        for (Referral referral : referrals) {
            String index = identities.index(referral.partner(), referral.facts().newCaseworker());
            indexes.put(referral, index);
            latest.merge(index, referral, (one, other) -> other.asOf().isBefore(one.asOf()) ? one : other);
        }
        Map<String, Long> ids = onRecord(latest);
        latest.forEach((index, referral) -> ids.computeIfAbsent(index, missing -> write(index, referral)));
        Map<Referral, Long> byReferral = new HashMap<>();
        indexes.forEach((referral, index) -> byReferral.put(referral, ids.get(index)));
        return byReferral;
    }

    private Map<String, Long> onRecord(Map<String, Referral> told) {
        Map<String, Long> ids = new HashMap<>();
        String[] partners =
                told.values().stream().map(Referral::partner).distinct().toArray(String[]::new);
        db.sql(
                        """
                        select id, encode(email_index, 'hex') as email_index, contact from caseworker
                        where partner = any(?) and email_index = any(?)
                        """)
                .params(partners, Hex.bytes(told.keySet()))
                .query(row -> {
                    String index = row.getString("email_index");
                    Caseworker stands = identities.caseworker(index, row.getBytes("contact"));
                    Caseworker said = told.get(index).facts().newCaseworker();
                    if (said.name() == null || said.equals(stands)) {
                        ids.put(index, row.getLong("id"));
                    }
                });
        return ids;
    }

    private long write(String index, Referral referral) {
        return db.sql(
                        """
                        insert into caseworker (partner, email_index, contact) values (?, ?, ?)
                        on conflict (partner, email_index) do update set contact = excluded.contact
                        returning id
                        """)
                .params(
                        referral.partner(),
                        Hex.bytes(index),
                        identities.seal(index, referral.facts().newCaseworker()))
                .query(Long.class)
                .single();
    }
}

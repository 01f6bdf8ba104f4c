package it.ponte.work;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What only one of several hubs over the same database may do at a time. A lease lasts some seconds by the database's
 * clock and is renewed while its hub lives; its fencing number rises whenever it passes to another hub, so that a hub
 * that slept meanwhile can see that it was passed over (SAFETY G10).
 */
@Repository
public class Leases {
    /** How long a lease lasts when it is not renewed. */
    public static final Duration LAST = Duration.ofSeconds(15);

    private final JdbcClient db;
    private final String holder = UUID.randomUUID().toString();

    public Leases(JdbcClient db) {
        this.db = db;
    }

    /**
     * Takes the leases that nobody holds and renews those of this hub.
     *
     * @return the fencing number of each name that this hub holds now; the others are missing
     */
    public Map<String, Long> take(Collection<String> names) {
        return db
                .sql(
                        """
                        insert into lease (name, holder, held_until)
                        select name, ?, now() + interval '1 second' * ? from unnest(?) as name order by name
                        on conflict (name) do update
                        set holder = excluded.holder, held_until = excluded.held_until,
                            fence = lease.fence + case when lease.holder = excluded.holder then 0 else 1 end
                        where lease.holder = excluded.holder or lease.held_until < now()
                        returning name, fence
                        """)
                .params(holder, LAST.toSeconds(), names.toArray(String[]::new))
                .query((lease, i) -> Map.entry(lease.getString("name"), lease.getLong("fence")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether this hub still holds a lease under the number that it was given, which it has not if it slept too long. */
    public boolean isHeld(String name, long fence) {
        return db.sql(
                        """
                        select exists (select 1 from lease
                                       where name = ? and holder = ? and fence = ? and held_until > now())
                        """)
                .params(name, holder, fence)
                .query(Boolean.class)
                .single();
    }

    /** Lets all leases of this hub go, so that another need not wait for their end. */
    public void release() {
        db.sql("update lease set held_until = now() - interval '1 second' where holder = ?")
                .param(holder)
                .update();
    }
}

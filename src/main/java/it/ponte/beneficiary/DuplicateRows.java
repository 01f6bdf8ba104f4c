package it.ponte.beneficiary;

import it.ponte.work.Stamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables {@code possible_duplicate} and {@code duplicate_decision}. */
final class DuplicateRows {
    private final JdbcClient db;

    DuplicateRows(JdbcClient db) {
        this.db = db;
    }

    /** One comparison at a time: two new records that are compared at the same time would not see each other. */
    void oneAtATime() {
        db.sql("select pg_advisory_xact_lock(hashtext('ponte.comparison'))::text")
                .query(String.class)
                .single();
    }

    /**
     * What a comparison changed.
     *
     * @param found pairs that are asked about now, or for other reasons than before
     * @param lapsed pairs that are alike no more
     */
    record Changed(Set<Pair> found, Set<Pair> lapsed) {}

    /**
     * Makes these the possible duplicates of these people. A pair that is alike no more is dropped, unless an operator
     * said that they are two people: that is remembered, also for the record into which one of them was joined. What says
     * the same as before is not touched.
     */
    Changed replace(Collection<Long> people, Map<Pair, Set<Likeness>> alike, Instant now) {
        Map<Pair, List<String>> before = reasons(people);
        Set<Pair> found = new HashSet<>();
        alike.forEach((pair, reasons) -> {
            String[] words = words(reasons);
            if (!List.of(words).equals(before.get(pair))) {
                write(pair, words, now);
                found.add(pair);
            }
        });
        Set<Pair> lapsed = new HashSet<>(before.keySet());
        lapsed.removeAll(alike.keySet());
        lapse(lapsed);
        return new Changed(found, lapsed);
    }

    private Map<Pair, List<String>> reasons(Collection<Long> people) {
        Long[] ids = people.toArray(Long[]::new);
        Map<Pair, List<String>> reasons = new HashMap<>();
        db.sql(
                        """
                        select one, other, reasons from possible_duplicate
                        where (one = any(?) or other = any(?)) and reasons <> '{}'
                        """)
                .params(ids, ids)
                .query(row -> {
                    reasons.put(new Pair(row.getLong("one"), row.getLong("other")), List.of((String[])
                            row.getArray("reasons").getArray()));
                });
        return reasons;
    }

    private void lapse(Set<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        Long[] ones = pairs.stream().map(Pair::one).toArray(Long[]::new);
        Long[] others = pairs.stream().map(Pair::other).toArray(Long[]::new);
        db.sql(
                        """
                        delete from possible_duplicate
                        where (one, other) in (select * from unnest(?, ?)) and different_at is null
                        """)
                .params(ones, others)
                .update();
        db.sql("update possible_duplicate set reasons = '{}' where (one, other) in (select * from unnest(?, ?))")
                .params(ones, others)
                .update();
    }

    private void write(Pair pair, String[] reasons, Instant now) {
        db.sql(
                        """
                        with ones as (select id from beneficiary where id = :one or merged_into = :one),
                             others as (select id from beneficiary where id = :other or merged_into = :other),
                             said as (select different_reasons, different_at, different_by from possible_duplicate
                                      where different_at is not null
                                        and (one in (table ones) and other in (table others)
                                             or one in (table others) and other in (table ones))
                                      order by different_at desc limit 1)
                        insert into possible_duplicate (one, other, reasons, found_at, different_reasons, different_at,
                                                        different_by)
                        select :one, :other, :reasons, :now, said.* from (values (1)) pair left join said on true
                        on conflict (one, other) do update set reasons = excluded.reasons
                        """)
                .param("one", pair.one())
                .param("other", pair.other())
                .param("reasons", reasons)
                .param("now", Stamp.of(now))
                .update();
    }

    /** Nobody is asked about these people any more. */
    void forget(Collection<Long> people) {
        Long[] ids = people.toArray(Long[]::new);
        db.sql("delete from possible_duplicate where one = any(?) or other = any(?)")
                .params(ids, ids)
                .update();
    }

    /** Forgets what was decided about these people too: nothing links a protected person to anybody (SAFETY P9). */
    void forgetLog(Collection<Long> people) {
        Long[] ids = people.toArray(Long[]::new);
        db.sql("delete from duplicate_decision where one = any(?) or other = any(?)")
                .params(ids, ids)
                .update();
    }

    /** Notes that two people are two, for these reasons that were shown. */
    void different(Pair pair, String by, Instant now) {
        db.sql(
                        """
                        update possible_duplicate
                        set different_reasons = array(select distinct unnest(different_reasons || reasons)),
                            different_at = ?, different_by = ?
                        where one = ? and other = ?
                        """)
                .params(Stamp.of(now), by, pair.one(), pair.other())
                .update();
    }

    /** Writes what was done about two records into the log. */
    void log(Pair pair, String decision, String[] reasons, String by, Instant now) {
        db.sql(
                        """
                        insert into duplicate_decision (one, other, decision, reasons, decided_at, decided_by)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(pair.one(), pair.other(), decision, reasons, Stamp.of(now), by)
                .update();
    }

    static String[] words(Collection<Likeness> reasons) {
        return reasons.stream().sorted().map(Enum::name).toArray(String[]::new);
    }
}

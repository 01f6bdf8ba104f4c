package it.ponte.beneficiary;

import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stage that finds out who may be the same person as somebody on record. It joins nobody: what it finds is asked of
 * an operator (SAFETY P19). Protected people are never compared, neither with others nor others with them (SAFETY P9).
 */
@Component
public class Comparison {
    private static final Logger log = LoggerFactory.getLogger(Comparison.class);
    private static final int AT_A_TIME = 500;

    private final JdbcClient db;
    private final Worklist worklist;
    private final Identities identities;
    private final ComparisonKeys keys;
    private final DuplicateRows duplicates;
    private final Clock clock;

    public Comparison(JdbcClient db, Vault vault, Worklist worklist, Clock clock) {
        this.db = db;
        this.worklist = worklist;
        this.identities = new Identities(db, vault);
        this.keys = new ComparisonKeys(db, vault);
        this.duplicates = new DuplicateRows(db);
        this.clock = clock;
    }

    /**
     * Compares the people that wait.
     *
     * @return how many were compared
     */
    public int compareWaiting() {
        int compared = worklist.drain(Stage.COMPARE, AT_A_TIME, this::compare);
        if (compared > 0) {
            log.info("compared {} changed people with those who may be the same", compared);
        }
        return compared;
    }

    private void compare(List<Work> waiting) {
        duplicates.oneAtATime();
        Set<Long> changed = waiting.stream()
                .flatMap(work -> work.subjects().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Long, Traits> people = traits(changed);
        keys.forget(changed);
        keys.add(people);
        Set<Pair> near = near(people.keySet());
        Set<Long> others = near.stream()
                .flatMap(Pair::both)
                .filter(id -> !people.containsKey(id))
                .collect(Collectors.toSet());
        Map<Long, Traits> all = new HashMap<>(people);
        all.putAll(traits(others));
        duplicates.replace(changed, alike(near, all), clock.instant());
    }

    /** What these people are compared by; whoever is protected or was merged is not in it. */
    private Map<Long, Traits> traits(Set<Long> ids) {
        Map<Long, Traits> traits = new HashMap<>();
        db.sql(
                        """
                        select id, code, data_key, identity from beneficiary
                        where id = any(?) and not is_protected and merged_into is null and data_key is not null
                        """)
                .param(ids.toArray(Long[]::new))
                .query(row -> {
                    var sealed = new Beneficiary.Sealed(row.getBytes("data_key"), row.getBytes("identity"));
                    if (identities.open(row.getString("code"), false, sealed) instanceof Identity.Known known) {
                        traits.put(row.getLong("id"), Traits.of(known));
                    }
                });
        return traits;
    }

    /** Everybody who shares a key with one of these people. */
    private Set<Pair> near(Set<Long> people) {
        Set<Pair> near = new HashSet<>();
        for (Long[] group : keys.groups(people)) {
            for (Long one : group) {
                if (people.contains(one)) {
                    for (Long other : group) {
                        if (!one.equals(other)) {
                            near.add(Pair.of(one, other));
                        }
                    }
                }
            }
        }
        return near;
    }

    private static Map<Pair, Set<Likeness>> alike(Set<Pair> near, Map<Long, Traits> people) {
        Map<Pair, Set<Likeness>> alike = new HashMap<>();
        for (Pair pair : near) {
            Traits one = people.get(pair.one());
            Traits other = people.get(pair.other());
            Set<Likeness> reasons = one == null || other == null ? Set.of() : one.likeness(other);
            if (!reasons.isEmpty()) {
                alike.put(pair, reasons);
            }
        }
        return alike;
    }
}

package it.ponte.beneficiary;

import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.access.Vault;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stage that finds out who may be the same person as somebody on record. It joins nobody: what it finds is asked of
 * an operator (SAFETY P19), and the audit says about whom a question came up or fell away (P16). Protected people are
 * never compared, neither with others nor others with them (P9).
 */
@Component
public class Comparison {
    private static final Logger log = LoggerFactory.getLogger(Comparison.class);
    private static final HubCaller COMPARISON = new HubCaller("comparison");
    private static final int AT_A_TIME = 500;
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final JdbcTemplate copies;
    private final Vault vault;
    private final Worklist worklist;
    private final Identities identities;
    private final ComparisonKeys keys;
    private final DuplicateRows duplicates;
    private final Audit audit;
    private final Clock clock;

    public Comparison(
            JdbcClient db,
            JdbcTemplate copies,
            Vault vault,
            ProtectedRecords apart,
            Worklist worklist,
            Audit audit,
            Clock clock) {
        this.db = db;
        this.copies = copies;
        this.vault = vault;
        this.worklist = worklist;
        this.identities = new Identities(db, vault, apart);
        this.keys = new ComparisonKeys(db);
        this.duplicates = new DuplicateRows(db);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Compares the people that wait. A sender waits for the answers to its lines, an operator has days for a possible
     * duplicate: so this gives way while lines are recorded, but not for ever.
     *
     * @return how many were compared
     */
    public int compareWaiting() {
        int compared = worklist.drainWhile(this::mayCompare, Stage.COMPARE, AT_A_TIME, this::compare);
        if (compared > 0) {
            log.info("compared {} changed people with those who may be the same", compared);
        }
        return compared;
    }

    private boolean mayCompare() {
        return !worklist.givesWay(Stage.COMPARE, Stage.NORMALISE, AT_MOST);
    }

    private void compare(List<Work> waiting) {
        duplicates.oneAtATime();
        Set<Long> changed = waiting.stream()
                .flatMap(work -> work.subjects().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Long, Traits> people = traits(changed);
        Map<Long, Set<Long>> theirKeys = new HashMap<>();
        people.forEach((id, traits) -> theirKeys.put(id, hashed(traits.keys())));
        keys.forget(changed);
        keys.add(theirKeys, copies);
        Set<Pair> near = near(theirKeys);
        Set<Long> others = near.stream()
                .flatMap(Pair::both)
                .filter(id -> !people.containsKey(id))
                .collect(Collectors.toSet());
        Map<Long, Traits> all = new HashMap<>(people);
        all.putAll(traits(others));
        DuplicateRows.Changed questions = duplicates.replace(changed, alike(near, all), clock.instant());
        audit.changed(COMPARISON, "duplicate.found", concerned(questions.found()));
        audit.changed(COMPARISON, "duplicate.lapsed", concerned(questions.lapsed()));
    }

    /** How the audit names the people of these pairs. */
    private List<String> concerned(Set<Pair> pairs) {
        return pairs.isEmpty()
                ? List.of()
                : db.sql("select code, is_protected from beneficiary where id = any(?) order by id")
                        .param(pairs.stream().flatMap(Pair::both).distinct().toArray(Long[]::new))
                        .query((row, i) -> row.getBoolean("is_protected")
                                ? audit.hidden(row.getString("code"))
                                : row.getString("code"))
                        .list();
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
                    if (identities.open(row.getString("code"), false, identities.sealed(row))
                            instanceof Identity.Known known) {
                        traits.put(row.getLong("id"), Traits.of(known));
                    }
                });
        return traits;
    }

    private Set<Long> hashed(Set<Traits.Key> keys) {
        return keys.stream()
                .map(key -> vault.index(key.purpose(), key.value()))
                .map(whole -> ByteBuffer.wrap(whole).getLong(whole.length - Long.BYTES))
                .collect(Collectors.toSet());
    }

    /** Everybody who shares a key with one of these people, who have these keys. */
    private Set<Pair> near(Map<Long, Set<Long>> people) {
        Set<Long> all = people.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<Pair> near = new HashSet<>();
        for (Long[] group : keys.groups(all)) {
            for (Long one : group) {
                if (people.containsKey(one)) {
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

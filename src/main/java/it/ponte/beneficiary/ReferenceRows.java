package it.ponte.beneficiary;

import it.ponte.beneficiary.ReferenceOperators.Assignment;
import it.ponte.work.Stamp;
import java.sql.Types;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code protected_person}: who follows the people of a service, by its file and by the accounts of today. */
final class ReferenceRows {
    private final JdbcClient db;
    private final Clock clock;

    ReferenceRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * What giving them changed, by internal ids of people.
     *
     * @param kept from whom other operators are excluded than before
     * @param followed whom another reference operator or deputy follows than before, or nobody any more
     * @param waiting how many nobody follows
     */
    record Given(Set<Long> kept, Set<Long> followed, int waiting) {}

    /** Gives the people of a service to those of the able operators who are named, as the line. */
    Given give(Assignment named, List<String> able) {
        Set<Long> kept = exclude(named);
        Set<Long> followed = new HashSet<>(moveUp(named.partner(), able));
        followed.addAll(follow(
                named.partner(),
                AbleOperators.among(able, named.operator()),
                AbleOperators.among(able, named.deputy())));
        return new Given(kept, followed, waiting(named.partner()));
    }

    private Set<Long> exclude(Assignment named) {
        return db.sql(
                        """
                        update protected_person set excluded = cast(:excluded as text[])
                        where partner = :partner and excluded <> cast(:excluded as text[])
                        returning beneficiary
                        """)
                .param("partner", named.partner())
                .param("excluded", named.excluded().stream().sorted().toArray(String[]::new))
                .query(Long.class)
                .set();
    }

    private Set<Long> moveUp(String partner, List<String> able) {
        return db.sql(
                        """
                        update protected_person
                        set reference_operator = case
                                when reference_operator = any(:able) then reference_operator
                                when deputy = any(:able) then deputy end,
                            deputy = case
                                when reference_operator = any(:able) and deputy = any(:able) then deputy end,
                            assigned_at = :now
                        where partner = :partner
                          and (not (reference_operator = any(:able)) or not (deputy = any(:able)))
                        returning beneficiary
                        """)
                .param("able", able.toArray(String[]::new))
                .param("partner", partner)
                .param("now", Stamp.of(clock.instant()))
                .query(Long.class)
                .set();
    }

    private Set<Long> follow(String partner, String operator, String deputy) {
        return db.sql(
                        """
                        update protected_person
                        set reference_operator = :operator, deputy = :deputy, assigned_at = :now
                        where partner = :partner and reference_operator is null and :operator is not null
                        returning beneficiary
                        """)
                .param("partner", partner)
                .param("operator", operator, Types.VARCHAR)
                .param("deputy", deputy, Types.VARCHAR)
                .param("now", Stamp.of(clock.instant()))
                .query(Long.class)
                .set();
    }

    private int waiting(String partner) {
        return db.sql("select count(*) from protected_person where partner = ? and reference_operator is null")
                .param(partner)
                .query(Integer.class)
                .single();
    }
}

package it.ponte.beneficiary;

import it.ponte.access.Absences;
import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import java.util.Map;
import org.springframework.stereotype.Repository;

/**
 * Whose people lists and figures are about. A query takes the condition of {@link #are} and the parameters of
 * {@link #seenBy}. Protected people follow no absence and no hand-over: they are in the queue of their reference operator
 * and of their deputy, and never nobody's (SAFETY P4).
 */
@Repository
public class Queues {
    private static final String MINE =
            """
            %s.id in (
                select unnest(cast(:hers as bigint[]))
                union all
                select q.beneficiary from queue q where q.operator = any(:queues)
                union all
                select joined.id from queue q join beneficiary joined on joined.merged_into = q.beneficiary
                where q.operator = any(:queues))
            """;

    private static final String NOBODYS =
            """
            not %1$s.is_protected
            and not exists (select from queue q where q.beneficiary = coalesce(%1$s.merged_into, %1$s.id))
            """;

    private final Absences absences;
    private final ReferenceOperators references;

    public Queues(Absences absences, ReferenceOperators references) {
        this.absences = absences;
        this.references = references;
    }

    /**
     * The condition that a person is one of those asked for, as a list begins with them: whoever follows few people does
     * not wait until all are looked at.
     *
     * @param person by which name the query calls her row of table {@code beneficiary}
     */
    public static String are(Whose whose, String person) {
        return switch (whose) {
            case ALL -> "true\n";
            case MINE -> MINE.formatted(person);
            case NOBODYS -> NOBODYS.formatted(person);
        };
    }

    /** What the conditions ask for: {@code queues} by account name, {@code hers} by internal id. */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public Map<String, Object> seenBy(OperatorCaller who) {
        return Map.of("queues", absences.queuesOf(who.name()).toArray(String[]::new), "hers", references.peopleOf(who));
    }
}

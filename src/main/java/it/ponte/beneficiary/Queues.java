package it.ponte.beneficiary;

import it.ponte.access.Absences;
import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import java.util.Map;
import org.springframework.stereotype.Repository;

/**
 * Whose people lists and figures are about. A query over {@code beneficiary b} takes one of the conditions and the
 * parameters of {@link #seenBy}. Protected people follow no absence and no hand-over: they are in the queue of their
 * reference operator and of their deputy, and never nobody's (SAFETY P4).
 */
@Repository
public class Queues {
    /** Person {@code b} is in a queue that the operator sees as hers. */
    public static final String MINE =
            """
            (b.id = any(:hers) or exists (
                select from queue q where q.beneficiary = coalesce(b.merged_into, b.id) and q.operator = any(:queues)))
            """;

    /** Nobody follows person {@code b}. */
    public static final String NOBODYS =
            """
            (not b.is_protected and not exists (
                select from queue q where q.beneficiary = coalesce(b.merged_into, b.id)))
            """;

    /** Person {@code b} is one of those asked for. */
    public static final String ASKED =
            "(:whose = 'ALL' or :whose = 'MINE' and " + MINE + " or :whose = 'NOBODYS' and " + NOBODYS + ")\n";

    private final Absences absences;
    private final ReferenceOperators references;

    public Queues(Absences absences, ReferenceOperators references) {
        this.absences = absences;
        this.references = references;
    }

    /** What the conditions ask for: {@code whose}, {@code queues} by account name, {@code hers} by internal id. */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public Map<String, Object> seenBy(OperatorCaller who, Whose whose) {
        return Map.of(
                "whose", whose.name(),
                "queues", absences.queuesOf(who.name()).toArray(String[]::new),
                "hers", references.peopleOf(who));
    }
}

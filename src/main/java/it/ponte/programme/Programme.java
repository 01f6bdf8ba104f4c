package it.ponte.programme;

import it.ponte.vocabulary.ContractType;
import java.util.List;
import java.util.Set;

/**
 * A programme (programma): one file {@code config/programmes/<id>.yaml}.
 *
 * @param id the name of its file
 * @param name as operators read it
 * @param isDefault whether it is the programme of senders whose file names none
 * @param targets for whom it is, in words
 */
public record Programme(
        String id,
        String name,
        Kind kind,
        boolean isDefault,
        List<Edition> editions,
        Rules rules,
        List<String> targets) {
    /** What a programme does. */
    public enum Kind {
        /** From a cooperative into a company, and back to the post where it does not go well (distacco). */
        SECONDMENT,
        /** Straight into companies. */
        PLACEMENT,
        /** Individual placement and support, several contracts each (IPS). */
        SUPPORTED_EMPLOYMENT
    }

    /**
     * By what a programme measures itself.
     *
     * @param firstInterviewDays within how many days of the enrolment the first interview is due
     * @param firstNewsDays within how many days of it there is something to tell
     * @param contracts which contracts count as placements
     * @param leastDays how many days a contract lasts at least to count
     */
    public record Rules(int firstInterviewDays, int firstNewsDays, Set<ContractType> contracts, int leastDays) {
        public Rules {
            contracts = Set.copyOf(contracts);
        }
    }

    public Programme {
        editions = List.copyOf(editions);
        targets = List.copyOf(targets);
    }
}

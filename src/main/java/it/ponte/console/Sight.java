package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.normalise.ReferenceAssignment;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * What an operator may know of, of all that comes in and waits: everything but what would tell her that a protected person
 * exists whom she does not follow (SAFETY P4). A query takes it as its filter, so that what is hidden is nowhere counted.
 */
@Component
class Sight {
    private static final String PERSON =
            """
            not exists (select from beneficiary hidden
                        where hidden.id = %s and hidden.is_protected and not (hidden.id = any(:known)))
            """;

    private static final String RECORD_OF_FEW =
            """
            not exists (select from record_of_protected hidden
                        where hidden.code = %1$s.record_code and not (hidden.beneficiary = any(:known)))
            """;

    private static final String LINE =
            """
            not (%2$s.partner = any(:closed))
            and (%1$s.record_code is null or %3$s)
            and (%1$s.record_code is not null or %2$s.partner = any(:services) or not exists (
                 select from shielded_line s where s.envelope = %1$s.envelope and s.number = %1$s.number))
            """;

    private static final String RECORD_OF_MANY =
            """
            %1$s.record_code not in (
                 select hidden.code from record_of_protected hidden where not (hidden.beneficiary = any(:known)))
            """;

    private static final String ENVELOPE =
            """
            not (%1$s.partner = any(:closed))
            and (%1$s.lines = 0 or exists (select from envelope_line any_line where any_line.envelope = %1$s.id and %2$s))
            """;

    private final ReferenceOperators references;
    private final ReferenceAssignment assignment;
    private final Partners partners;

    Sight(ReferenceOperators references, ReferenceAssignment assignment, Partners partners) {
        this.references = references;
        this.assignment = assignment;
        this.partners = partners;
    }

    /** The condition that the person of an internal id may be known of, or is nobody. */
    static String person(String id) {
        return PERSON.formatted(id);
    }

    /** The condition that a line may be known of; by which names the query calls its row and that of its envelope. */
    static String line(String line, String envelope) {
        return LINE.formatted(line, envelope, RECORD_OF_FEW.formatted(line));
    }

    /** The same, for a question that looks through very many lines: what is hidden is gathered once, not asked for each. */
    static String manyLines(String line, String envelope) {
        return LINE.formatted(line, envelope, RECORD_OF_MANY.formatted(line));
    }

    /** The condition that an envelope may be known of: it was refused as a whole, or a line of it may be known of. */
    static String envelope(String envelope) {
        return ENVELOPE.formatted(envelope, line("any_line", envelope));
    }

    /**
     * What the conditions ask for: {@code known} protected people, by internal id; {@code services} whose lines she may know
     * of without a record; {@code closed} those of whom she may know nothing that comes in.
     */
    MapSqlParameterSource of(OperatorCaller who) {
        Set<String> services = servicesOf(who);
        return new MapSqlParameterSource()
                .addValue("known", references.peopleOf(who))
                .addValue("services", services.toArray(String[]::new))
                .addValue("closed", closed(services));
    }

    /** Whether somebody who may know of protected people of these services may know when this partner sent something. */
    static boolean isOpen(Partner partner, Set<String> services) {
        return !partner.kind().alwaysProtected() || services.contains(partner.id());
    }

    /** Whether lines of this partner about protected people are hers to know of. */
    boolean knowsPeopleOf(String partner, OperatorCaller who) {
        return servicesOf(who).contains(partner);
    }

    /** The services of whose protected people she may know. */
    Set<String> servicesOf(OperatorCaller who) {
        Set<String> services = new HashSet<>(references.servicesOf(who));
        services.addAll(assignment.servicesOf(who));
        return services;
    }

    private String[] closed(Set<String> services) {
        return partners.all().stream()
                .filter(partner -> !isOpen(partner, services))
                .map(Partner::id)
                .toArray(String[]::new);
    }
}

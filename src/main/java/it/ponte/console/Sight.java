package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.normalise.ReferenceAssignment;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What an operator may know of, of all that comes in and waits: everything but what would tell her that a protected person
 * exists whom she does not follow (SAFETY P4). A query takes it as its filter, so that what is hidden is nowhere counted.
 */
@Repository
class Sight {
    /** Line {@code l} of envelope {@code e} may be known of. */
    static final String LINE =
            """
            not (e.partner = any(:closed))
              and (l.record_code is null or not (l.record_code = any(:hidden_codes)))
              and (l.record_code is not null or e.partner = any(:services) or not exists (
                   select from shielded_line s where s.envelope = l.envelope and s.number = l.number))
            """;

    /** Envelope {@code e} may be known of: it was refused as a whole, or a line of it may be known of. */
    static final String ENVELOPE = "not (e.partner = any(:closed)) and (e.lines = 0 or exists ("
            + "select from envelope_line l where l.envelope = e.id and " + LINE + "))\n";

    private final JdbcClient db;
    private final ReferenceOperators references;
    private final ReferenceAssignment assignment;
    private final Partners partners;

    Sight(JdbcClient db, ReferenceOperators references, ReferenceAssignment assignment, Partners partners) {
        this.db = db;
        this.references = references;
        this.assignment = assignment;
        this.partners = partners;
    }

    /**
     * What the filters ask for: {@code hidden} ids of people and {@code hidden_codes} of what was recorded about them;
     * {@code services} whose lines she may know of without a record; {@code closed} those of whom she may know nothing
     * that comes in.
     */
    MapSqlParameterSource of(OperatorCaller who) {
        Long[] hidden = db.sql("select id from beneficiary where is_protected and not (id = any(?))")
                .param(references.peopleOf(who))
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        Set<String> services = servicesOf(who);
        return new MapSqlParameterSource()
                .addValue("hidden", hidden)
                .addValue("hidden_codes", codes(hidden))
                .addValue("services", services.toArray(String[]::new))
                .addValue("closed", closed(services));
    }

    /** Whether she may know when this partner sent something. */
    boolean isOpen(Partner partner, OperatorCaller who) {
        return !partner.kind().alwaysProtected() || servicesOf(who).contains(partner.id());
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
                .filter(partner -> partner.kind().alwaysProtected())
                .map(Partner::id)
                .filter(id -> !services.contains(id))
                .toArray(String[]::new);
    }

    private String[] codes(Long[] people) {
        return db.sql(
                        """
                        select code from referral where beneficiary = any(:hidden)
                        union all select code from outcome where beneficiary = any(:hidden)
                        """)
                .param("hidden", people)
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }
}

package it.ponte.normalise;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.beneficiary.ReferenceOperators.Assignment;
import it.ponte.beneficiary.ReferralDraft;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.partner.Reference;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Gives protected people their reference operator: the one of their service's file, else the installation's own
 * ({@code ponte.protection.operator}, {@code ponte.protection.deputy}). Whoever nobody follows waits (SAFETY P4).
 */
@Component
public class ReferenceAssignment implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(ReferenceAssignment.class);

    private final Partners partners;
    private final ReferenceOperators references;
    private final String operator;
    private final String deputy;

    ReferenceAssignment(
            Partners partners,
            ReferenceOperators references,
            @Value("${ponte.protection.operator:}") String operator,
            @Value("${ponte.protection.deputy:}") String deputy) {
        this.partners = partners;
        this.references = references;
        this.operator = operator;
        this.deputy = deputy;
    }

    /** At start, since files and accounts may have changed. */
    @Override
    public void run(ApplicationArguments arguments) {
        assignWaiting();
    }

    /** Assigns whoever waits, and keeps excluded operators out; warns of each partner whose people have nobody. */
    public void assignWaiting() {
        assign(partners.all().stream().map(Partner::id).toList());
    }

    /** The same for whoever of these was just recorded under protection. */
    void assignFor(Stream<ReferralDraft> recorded) {
        assign(recorded.filter(draft -> draft.identity().isProtected())
                .map(ReferralDraft::partner)
                .collect(Collectors.toSet()));
    }

    /** The services whose people this operator would follow, or stand in for, by the files of today; none without the role. */
    @Allowed({Role.OPERATOR, Role.ADMINISTRATOR, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER})
    public Set<String> servicesOf(OperatorCaller who) {
        if (!who.may(Role.PROTECTED_OPERATOR)) {
            return Set.of();
        }
        return partners.all().stream()
                .filter(partner -> isNamed(who.name(), partner.reference()))
                .map(Partner::id)
                .collect(Collectors.toSet());
    }

    private boolean isNamed(String name, Reference by) {
        return !by.excluded().contains(name)
                && (name.equals(or(by.operator(), operator)) || name.equals(or(by.deputy(), deputy)));
    }

    private void assign(Collection<String> ids) {
        for (String id : ids) {
            Reference named = partners.find(id).map(Partner::reference).orElse(Reference.NONE);
            int waiting = references.assign(
                    new Assignment(id, or(named.operator(), operator), or(named.deputy(), deputy), named.excluded()));
            if (waiting > 0) {
                log.warn("nobody follows protected people of partner {}: no account of a reference operator", id);
            }
        }
    }

    private static String or(String named, String otherwise) {
        if (named != null) {
            return named;
        }
        return otherwise.isBlank() ? null : otherwise;
    }
}

package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.ReferenceOperators;
import java.security.Principal;
import org.springframework.stereotype.Component;

/**
 * Whose rights an operator may serve: everybody's, and of protected people those whom she follows or stands in for. Any
 * other of these answers as nobody, by the same questions (SAFETY P4).
 */
@Component
class Subjects {
    private final PeopleReads people;
    private final ReferenceOperators references;
    private final Audit audit;

    Subjects(PeopleReads people, ReferenceOperators references, Audit audit) {
        this.people = people;
        this.references = references;
        this.audit = audit;
    }

    /** The protected people whom she follows or stands in for, by internal id. */
    Long[] followedBy(Principal who) {
        return references.followedBy(OperatorCaller.of(who));
    }

    /** The person of this code; not found where she may not serve her. */
    PeopleReads.Person person(String code, Principal who) {
        return people.find(code, followedBy(who)).orElseThrow(Gone::new);
    }

    /** Whether a person who was found is protected. */
    boolean isProtected(String code) {
        return people.isProtected(code);
    }

    /** What the audit calls her: of a protected person it keeps no code. */
    String about(String code) {
        return isProtected(code) ? audit.hidden(code) : code;
    }
}

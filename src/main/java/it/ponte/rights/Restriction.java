package it.ponte.rights;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Restrictions;
import it.ponte.feedback.Notices;
import it.ponte.placement.Outcomes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a record without using it, and uses it again (GDPR art. 18). */
@Component
public class Restriction {
    private static final Logger log = LoggerFactory.getLogger(Restriction.class);

    private final Restrictions restrictions;
    private final Notices notices;
    private final Outcomes outcomes;

    Restriction(Restrictions restrictions, Notices notices, Outcomes outcomes) {
        this.restrictions = restrictions;
        this.notices = notices;
        this.outcomes = outcomes;
    }

    /**
     * From now on the record of this code is only kept: no matching, no letters.
     *
     * @param followed protected people who are asked about too, by internal id; any other answers as nobody
     * @return false when no such record stands, or it is restricted already
     */
    @Transactional
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public boolean restrict(String code, OperatorCaller by, Long... followed) {
        boolean done = restrictions.restrict(code, by.stampedAs(), followed);
        if (done) {
            log.info("a record was restricted by {}", by.stampedAs());
        }
        return done;
    }

    /** Uses the record again; what was held back is told, by letters and in the feed. False when it was not restricted. */
    @Transactional
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public boolean lift(String code, OperatorCaller by, Long... followed) {
        Optional<Long> person = restrictions.lift(code, followed);
        person.ifPresent(notices::resume);
        person.ifPresent(outcomes::resume);
        if (person.isPresent()) {
            log.info("a record is used again, said {}", by.stampedAs());
        }
        return person.isPresent();
    }
}

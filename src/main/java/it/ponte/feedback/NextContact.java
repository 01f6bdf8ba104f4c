package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Who hears next of a letter that could not be delivered: after the caseworker the shared mailbox of her service, once;
 * after that its technical contact, who is only asked to call. About a protected person nothing is written to more people
 * than an operator let it go to.
 */
@Component
class NextContact {
    private static final Logger log = LoggerFactory.getLogger(NextContact.class);

    private final Addressees addressees;
    private final Digests digests;
    private final Deliveries deliveries;
    private final CallNotices calls;
    private final Worklist worklist;

    NextContact(Addressees addressees, Digests digests, Deliveries deliveries, CallNotices calls, Worklist worklist) {
        this.addressees = addressees;
        this.digests = digests;
        this.deliveries = deliveries;
        this.calls = calls;
        this.worklist = worklist;
    }

    /** A letter became undeliverable; inside that transaction. */
    void after(Letter letter) {
        Optional<ReferralAddress> to = digests.toWhom(letter).filter(referral -> !referral.selfEnrolled());
        if (to.isEmpty()) {
            return;
        }
        if (!to.get().isProtected() && addressees.hasNext(to.get(), letter.hasMovedOn())) {
            deliveries.movedOn(letter.id());
            worklist.add(Stage.LETTER, letter.id());
            log.info("letter {} goes on to the mailbox of its service", letter.id());
        } else {
            calls.ask(to.get().partner());
        }
    }
}

package it.ponte.feedback;

import it.ponte.work.Claims;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import org.springframework.stereotype.Component;

/** A letter between us and the mail server that takes it, or does not; inside a transaction. */
@Component
class Handover {
    private final Worklist worklist;
    private final Claims claims;
    private final LetterTable letters;
    private final Deliveries deliveries;
    private final Relays relays;
    private final Addressees addressees;
    private final Digests digests;
    private final Promises promises;
    private final Failing failing;

    Handover(
            Worklist worklist,
            Claims claims,
            LetterTable letters,
            Deliveries deliveries,
            Relays relays,
            Addressees addressees,
            Digests digests,
            Promises promises,
            Failing failing) {
        this.worklist = worklist;
        this.claims = claims;
        this.letters = letters;
        this.deliveries = deliveries;
        this.relays = relays;
        this.addressees = addressees;
        this.digests = digests;
        this.promises = promises;
        this.failing = failing;
    }

    /** Through which of our mail servers a letter that may leave goes. */
    Relay relayOf(Work work) {
        return deliveries.relayOf(work.subject());
    }

    /** Whether its mail server may be asked now; if not the letter waits. */
    boolean mayBegin(Work work) {
        boolean may = relays.allWork() || relays.mayBeAsked(relayFor(letters.get(work.subject())));
        if (!may) {
            claims.putBack(work, Relays.PAUSE);
        }
        return may;
    }

    private Relay relayFor(Letter letter) {
        return digests.toWhom(letter).map(addressees::relayOf).orElse(Relay.MAIL);
    }

    /** The mail server took it; it is told only where that server delivers. */
    void taken(Work work, boolean delivers) {
        Letter letter = letters.lock(work.subject());
        if (delivers) {
            letters.told(letter.id());
            deliveries.handedOver(letter.id());
            promises.answered(letter.id());
            if (!relays.allWork()) {
                relays.works(relayOf(work));
            }
        } else {
            letters.kept(letter.id());
        }
        worklist.done(work);
    }

    /** The mail server did not take it, or nobody knows. */
    void failed(Work work, Throwable failure) {
        failing.failed(work, letters.lock(work.subject()), failure);
    }
}

package it.ponte.feedback;

import it.ponte.work.Claims;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What becomes of a letter that could not be handed over, by what the mail server said; inside a transaction. */
@Component
class Failing {
    private static final Logger log = LoggerFactory.getLogger(Failing.class);

    private final Worklist worklist;
    private final Claims claims;
    private final LetterTable letters;
    private final Deliveries deliveries;
    private final Relays relays;
    private final NextContact nextContact;
    private final Clock clock;
    private final Duration retryFor;

    Failing(
            Worklist worklist,
            Claims claims,
            LetterTable letters,
            Deliveries deliveries,
            Relays relays,
            NextContact nextContact,
            Clock clock,
            @Value("${ponte.smtp.retry-days:3}") int retryDays) {
        this.worklist = worklist;
        this.claims = claims;
        this.letters = letters;
        this.deliveries = deliveries;
        this.relays = relays;
        this.nextContact = nextContact;
        this.clock = clock;
        this.retryFor = Duration.ofDays(retryDays);
    }

    /**
     * Settles it. A server that refuses us leaves the letter as it was. One that refuses the letter ends it. One that was
     * away or asks us to come again is tried for three days. A protected person's letter waits for an operator, since the
     * server may have taken it (SAFETY G5).
     */
    void failed(Work work, Letter letter, Throwable failure) {
        Setback setback = Setback.of(failure);
        if (setback.kind() == Setback.Kind.OURS) {
            letters.notSent(letter.id());
            claims.putBack(work, Relays.PAUSE);
            relays.refused(deliveries.relayOf(letter.id()), setback.refusal());
            return;
        }
        if (letter.needsRelease()) {
            letters.hold(letter.id());
        } else {
            letters.notSent(letter.id());
        }
        if (setback.kind() == Setback.Kind.NEVER) {
            deliveries.failing(letter.id(), setback.code());
            giveUp(work, letter, "REFUSED");
        } else if (letter.needsRelease()) {
            worklist.done(work);
        } else if (setback.kind() == Setback.Kind.LATER) {
            tryAgain(work, letter, setback, failure);
        } else if (worklist.failed(work, failure)) {
            letters.givenUp(letter.id());
        }
    }

    private void tryAgain(Work work, Letter letter, Setback setback, Throwable failure) {
        Instant since = deliveries.failing(letter.id(), setback.code());
        if (clock.instant().isBefore(since.plus(retryFor))) {
            claims.postponed(work, failure);
        } else {
            giveUp(work, letter, "EXPIRED");
        }
    }

    private void giveUp(Work work, Letter letter, String reason) {
        deliveries.stopped(letter.id());
        letters.undeliverable(letter.id(), reason);
        worklist.done(work);
        log.warn("letter {} cannot be delivered: {}", letter.id(), reason);
        nextContact.after(letter);
    }
}

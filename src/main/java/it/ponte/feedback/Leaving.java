package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Outcomes;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether a letter whose turn it is may go, as things stand at that moment; inside a transaction. */
@Component
class Leaving {
    private static final Logger log = LoggerFactory.getLogger(Leaving.class);

    private final Worklist worklist;
    private final Outcomes outcomes;
    private final LetterTable letters;
    private final Addressees addressees;

    Leaving(Worklist worklist, Outcomes outcomes, LetterTable letters, Addressees addressees) {
        this.worklist = worklist;
        this.outcomes = outcomes;
        this.letters = letters;
        this.addressees = addressees;
    }

    /**
     * Whether it may go. Who may not any more is taken off the list: cancelled, held for an operator, or waiting. Once
     * a legal basis has ended only the closing answer is still told (SAFETY P13), and that her record ends, which is owed
     * to her (P14).
     */
    boolean mayGo(Work work) {
        Letter letter = letters.lock(work.subject());
        Optional<ReferralAddress> to = addressees.of(letter);
        if (letter.over()) {
            worklist.done(work);
        } else if (to.isEmpty() || to.get().basisEnded() && !isOwed(sentence(letter))) {
            letters.cancelled(letter.id());
            worklist.done(work);
        } else if (to.get().restricted()) {
            worklist.done(work); // waits until that is lifted
        } else if (to.get().isProtected() && !letter.isFreeToGo()) {
            letters.hold(letter.id());
            worklist.done(work);
            log.warn("letter {} waits for an operator's release", letter.id());
        } else if (addressees.addressOf(to.get()).isEmpty()) {
            undeliverable(work, "NO_ADDRESS");
        } else if (addressees.mailboxOf(to.get()).isEmpty()) {
            undeliverable(work, "BAD_ADDRESS");
        } else {
            letters.sending(letter.id());
            return true;
        }
        return false;
    }

    /** What a letter says: an outcome's kind, or a notice. */
    Enum<?> sentence(Letter letter) {
        return letter.outcome() == null
                ? Notice.valueOf(letter.notice())
                : outcomes.get(letter.outcome()).kind();
    }

    private static boolean isOwed(Enum<?> sentence) {
        return sentence == OutcomeKind.CLOSED || sentence == Notice.RECORD_ENDS;
    }

    private void undeliverable(Work work, String reason) {
        letters.undeliverable(work.subject(), reason);
        worklist.done(work);
        log.warn("letter {} cannot be delivered: {}", work.subject(), reason);
    }
}

package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Outcomes;
import it.ponte.placement.Telling;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import jakarta.mail.internet.InternetAddress;
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
    private final NoticeTable notices;
    private final Addressees addressees;
    private final Digests digests;
    private final SetAsideLetters setAside;
    private final Deliveries deliveries;
    private final Certificates certificates;
    private final NextContact nextContact;

    Leaving(
            Worklist worklist,
            Outcomes outcomes,
            LetterTable letters,
            NoticeTable notices,
            Addressees addressees,
            Digests digests,
            SetAsideLetters setAside,
            Deliveries deliveries,
            Certificates certificates,
            NextContact nextContact) {
        this.worklist = worklist;
        this.outcomes = outcomes;
        this.letters = letters;
        this.notices = notices;
        this.addressees = addressees;
        this.digests = digests;
        this.setAside = setAside;
        this.deliveries = deliveries;
        this.certificates = certificates;
        this.nextContact = nextContact;
    }

    /**
     * Whether it may go. Who may not any more is taken off the list: cancelled, held for an operator, or waiting. What
     * is owed, also to somebody who does not want to be written to, is the closing answer (SAFETY P13), and that her record ends (P14).
     */
    boolean mayGo(Work work) {
        Letter letter = letters.lock(work.subject());
        if (!letter.over()) {
            notices.takeOutOvertaken(letter.id());
        }
        return letter.isDigest() || letter.isAboutNoCase() ? mayGoIfAny(letter, work) : mayGo(letter, work);
    }

    /** What is about several cases, or none, goes if there is anything left that it tells. */
    private boolean mayGoIfAny(Letter letter, Work work) {
        if (letter.over()) {
            worklist.done(work);
            return false;
        }
        boolean tells = letter.isDigest() ? !digests.settle(letter).isEmpty() : setAside.isStillSo(letter.id());
        if (!tells) {
            letters.cancelled(letter.id());
            worklist.done(work);
            return false;
        }
        return hasMailbox(work, letter, digests.toWhom(letter).orElseThrow());
    }

    private boolean mayGo(Letter letter, Work work) {
        Optional<ReferralAddress> to = addressees.of(letter);
        Telling telling = to.map(address -> telling(letter, address)).orElse(Telling.NEVER);
        if (letter.over()) {
            worklist.done(work);
        } else if (telling == Telling.NEVER || notices.isOvertaken(letter.id())) {
            letters.cancelled(letter.id());
            worklist.done(work);
        } else if (telling == Telling.LATER) {
            worklist.done(work); // waits until that is lifted
        } else if (to.get().isProtected() && !letter.isFreeToGo()) {
            letters.hold(letter.id());
            worklist.done(work);
            log.warn("letter {} waits for an operator's release", letter.id());
        } else if (to.get().selfEnrolled() && !to.get().allowsContact() && !isOwed(sentence(letter))) {
            undeliverable(work, "NO_CONTACT");
        } else if (addressees.addressOf(to.get(), letter.hasMovedOn()).isEmpty()) {
            failing(work, letter, "NO_ADDRESS");
        } else {
            return hasMailbox(work, letter, to.get());
        }
        return false;
    }

    private boolean hasMailbox(Work work, Letter letter, ReferralAddress to) {
        Optional<InternetAddress> mailbox = addressees.mailboxOf(to, letter.hasMovedOn());
        if (mailbox.isEmpty()) {
            failing(work, letter, "BAD_ADDRESS");
            return false;
        }
        if (certificates.areNeeded(to) && certificates.find(to, mailbox.get()).isEmpty()) {
            failing(work, letter, "NO_CERTIFICATE");
            return false;
        }
        letters.sending(letter.id());
        deliveries.sending(letter.id(), mailbox.get(), addressees.relayOf(to));
        return true;
    }

    /** What a letter says: an outcome's kind, or a notice. */
    Enum<?> sentence(Letter letter) {
        return letter.outcome() == null
                ? Notice.valueOf(letter.notice())
                : outcomes.get(letter.outcome()).kind();
    }

    private Telling telling(Letter letter, ReferralAddress to) {
        return Telling.of(isOwed(sentence(letter)), to.basisEnded(), to.restricted());
    }

    private static boolean isOwed(Enum<?> sentence) {
        return sentence == Notice.RECORD_ENDS || sentence instanceof OutcomeKind kind && kind.isOwed();
    }

    private void failing(Work work, Letter letter, String reason) {
        undeliverable(work, reason);
        nextContact.after(letter);
    }

    private void undeliverable(Work work, String reason) {
        letters.undeliverable(work.subject(), reason);
        worklist.done(work);
        log.warn("letter {} cannot be delivered: {}", work.subject(), reason);
    }
}

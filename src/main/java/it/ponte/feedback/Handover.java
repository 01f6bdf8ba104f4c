package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.work.Claims;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
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
    private final Certificates certificates;
    private final PecAccount pecAccount;
    private final Failing failing;

    Handover(
            Worklist worklist,
            Claims claims,
            LetterTable letters,
            Deliveries deliveries,
            Relays relays,
            Addressees addressees,
            Certificates certificates,
            PecAccount pecAccount,
            Failing failing) {
        this.worklist = worklist;
        this.claims = claims;
        this.letters = letters;
        this.deliveries = deliveries;
        this.relays = relays;
        this.addressees = addressees;
        this.certificates = certificates;
        this.pecAccount = pecAccount;
        this.failing = failing;
    }

    /** Through which of our mail servers a letter that may leave goes. */
    Relay relayOf(Work work) {
        return deliveries.relayOf(work.subject());
    }

    /** Whether its mail server may be asked now; if not the letter waits. */
    boolean mayBegin(Work work) {
        boolean may = relays.allWork() || relays.mayBeAsked(addressees.relayOf(letters.get(work.subject())));
        if (!may) {
            claims.putBack(work, Relays.PAUSE);
        }
        return may;
    }

    /** A letter as it may travel: encrypted where its service has certificates, from our certified mailbox to such a one. */
    MimeMessage readyToGo(MimeMessage letter, ReferralAddress about, InternetAddress to) {
        if (addressees.relayOf(about) == Relay.PEC) {
            pecAccount.sends(letter);
        }
        if (certificates.areNeeded(about)) {
            Encryption.seal(letter, certificates.find(about, to).orElseThrow());
        }
        return letter;
    }

    /** The mail server took it; it is told only where that server delivers. */
    void taken(Work work, boolean delivers) {
        Letter letter = letters.lock(work.subject());
        if (delivers) {
            letters.told(letter.id());
            deliveries.handedOver(letter.id());
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

package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.springframework.stereotype.Component;

/** What a written letter needs to travel as its service asks for it. */
@Component
class Sealing {
    private final Addressees addressees;
    private final Certificates certificates;
    private final PecAccount pecAccount;

    Sealing(Addressees addressees, Certificates certificates, PecAccount pecAccount) {
        this.addressees = addressees;
        this.certificates = certificates;
        this.pecAccount = pecAccount;
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
}

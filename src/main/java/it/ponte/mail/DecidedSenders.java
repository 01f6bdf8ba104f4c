package it.ponte.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.SearchTerm;
import java.util.Collections;
import org.springframework.stereotype.Component;

/**
 * Picks, among the mails that wait, those whose sender an operator decided about. The envelope of a certified mail bears
 * its provider's address: such a mail is known by what was noted of it.
 */
@Component
public class DecidedSenders extends SearchTerm {
    private static final long serialVersionUID = 1L;

    private final transient Senders senders;
    private final transient WaitingMails waiting;

    DecidedSenders(Senders senders, WaitingMails waiting) {
        this.senders = senders;
        this.waiting = waiting;
    }

    @Override
    public boolean match(Message mail) {
        try {
            Letterhead head = new Letterhead(Collections.list(mail.getAllHeaders()), 0, null);
            return head.from().flatMap(senders::find).filter(senders::isDecided).isPresent()
                    || waiting.isToBeRead(head.identity());
        } catch (MessagingException unfetchable) {
            return false;
        }
    }
}

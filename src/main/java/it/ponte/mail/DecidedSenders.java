package it.ponte.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.SearchTerm;
import java.util.Collections;
import org.springframework.stereotype.Component;

/** Picks, among the mails that wait, those whose sender an operator decided about. */
@Component
public class DecidedSenders extends SearchTerm {
    private static final long serialVersionUID = 1L;

    private final transient Senders senders;

    DecidedSenders(Senders senders) {
        this.senders = senders;
    }

    @Override
    public boolean match(Message mail) {
        try {
            return new Letterhead(Collections.list(mail.getMatchingHeaders(new String[] {"From"})), 0, null)
                    .from()
                    .flatMap(senders::find)
                    .filter(senders::isDecided)
                    .isPresent();
        } catch (MessagingException unfetchable) {
            return false;
        }
    }
}

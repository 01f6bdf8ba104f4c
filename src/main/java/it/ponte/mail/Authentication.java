package it.ponte.mail;

import it.ponte.access.Personal;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who really sent a mail, by the word of our own mail server: the topmost Authentication-Results counts, if it bears our
 * server's name. Those below it may have come with the mail and are not looked at.
 */
@Component
class Authentication {
    private final String ours;

    /** @param authservId how our mail server names itself there; blank: nobody is believed */
    Authentication(@Value("${ponte.mail.authserv-id:}") String authservId) {
        this.ours = authservId.strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** The address that wrote the mail; empty when nobody vouches for it. */
    Optional<Personal> senderOf(Letterhead head) {
        Optional<AuthenticationResults> verdict = head.first("Authentication-Results")
                .flatMap(AuthenticationResults::parse)
                .filter(results -> results.server().equals(ours));
        return verdict.isEmpty()
                ? Optional.empty()
                : head.from().filter(from -> verdict.get()
                        .vouchesFor(from.reveal().substring(from.reveal().lastIndexOf('@') + 1)));
    }
}

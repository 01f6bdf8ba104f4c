package it.ponte.casework;

import it.ponte.access.Personal;
import it.ponte.beneficiary.KnownCaseworkers;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * To whom a reader may give a case: somebody whom her service named as a caseworker, or who has an address of her service,
 * that is, in the domain of its shared mailbox or of its technical contact. Her own domain proves nothing: it may be anybody's.
 */
@Component
public class Colleagues {
    private static final int LONGEST = 254;

    /** What every mail server takes, and what looks to people as it is: no quotes, blanks or turned letters (RFC 5322, 3.4.1). */
    private static final Predicate<String> PLAIN =
            Pattern.compile("[!-~&&[^\"]]+@[A-Za-z0-9.-]+").asMatchPredicate();

    private final KnownCaseworkers caseworkers;
    private final Partners partners;

    Colleagues(KnownCaseworkers caseworkers, Partners partners) {
        this.caseworkers = caseworkers;
        this.partners = partners;
    }

    /** The colleague with this address, on record from now on; empty for anybody else; inside a transaction. */
    public Optional<Long> admit(CaseReader reader, String written) {
        return address(written)
                .filter(email -> !isHerOwn(email, reader))
                .filter(email -> caseworkers.find(reader.partner(), email).isPresent() || isOfService(reader, email))
                .map(email -> caseworkers.findOrAdd(reader.partner(), email));
    }

    private static boolean isHerOwn(Personal email, CaseReader reader) {
        return reader.email() != null
                && email.reveal().equalsIgnoreCase(reader.email().reveal());
    }

    private boolean isOfService(CaseReader reader, Personal email) {
        return partners.find(reader.partner()).stream()
                .flatMap(service -> ownAddresses(service))
                .map(Colleagues::domain)
                .anyMatch(domain(email.reveal())::equals);
    }

    private static Stream<String> ownAddresses(Partner service) {
        return Stream.of(service.feedbackMailbox(), service.technicalContact())
                .filter(address -> address != null && address.contains("@"));
    }

    private static Optional<Personal> address(String written) {
        try {
            String bare = written.strip();
            InternetAddress address = new InternetAddress(bare, true);
            boolean usable = bare.length() <= LONGEST && bare.equals(address.getAddress()) && PLAIN.test(bare);
            return usable ? Optional.of(Personal.of(bare)) : Optional.empty();
        } catch (AddressException unusable) {
            return Optional.empty();
        }
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}

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
 * To whom a reader may give a case: somebody who is on record as a caseworker of her service, or has an address in the domain
 * of its shared mailbox or of one of these caseworkers. A domain where anybody may have a mailbox proves nothing; that of the
 * technical contact neither, who is often a supplier and may not know of any case.
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
        String domain = domain(email);
        return !MassProviders.have(domain)
                && Stream.concat(mailbox(reader.partner()).stream(), caseworkers.emails(reader.partner()).stream())
                        .map(Colleagues::domain)
                        .anyMatch(domain::equals);
    }

    private Optional<Personal> mailbox(String partner) {
        return partners.find(partner).map(Partner::feedbackMailbox).map(Personal::orNull);
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

    private static String domain(Personal email) {
        String address = email.reveal();
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}

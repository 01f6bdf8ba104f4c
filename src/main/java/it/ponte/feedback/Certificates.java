package it.ponte.feedback;

import it.ponte.access.Personal;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * For whom letters are encrypted: the certificates of the partners whose files name some, read at start. Where a partner
 * has certificates, a letter for which none is valid does not leave; that one has ended stops no start, since a hub that
 * is restarted at night would keep everybody's letters for it.
 */
@Component
class Certificates {
    private static final Logger log = LoggerFactory.getLogger(Certificates.class);
    private static final int RFC822_NAME = 1; // RFC 5280, GeneralName

    private final Map<String, List<X509Certificate>> ofPartners = new HashMap<>();
    private final Clock clock;

    /**
     * Reads them.
     *
     * @param home the installation's folder
     * @throws IllegalStateException when a file cannot be read or used, or the partner's own mailbox has no certificate
     */
    Certificates(Partners partners, Clock clock, @Value("${ponte.home}") Path home) {
        this.clock = clock;
        for (Partner partner : partners.all()) {
            if (partner.delivery().certificates() != null) {
                ofPartners.put(partner.id(), read(partner, home));
            }
        }
    }

    private List<X509Certificate> read(Partner partner, Path home) {
        List<X509Certificate> read;
        try (InputStream pem =
                Files.newInputStream(home.resolve(partner.delivery().certificates()))) {
            read = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | GeneralSecurityException unreadable) {
            throw wrong(partner, "cannot be read");
        }
        if (read.isEmpty()) {
            throw wrong(partner, "holds none");
        }
        long notToday = read.stream().filter(one -> !isValid(one)).count();
        if (notToday > 0) {
            log.warn("certificates of {}: {} of {} are not valid today", partner.id(), notToday, read.size());
        }
        if (!read.stream().allMatch(one -> one.getPublicKey().getAlgorithm().equals("RSA"))) {
            throw wrong(partner, "holds one that is not of an RSA key");
        }
        boolean coversItsMailboxes = Stream.of(
                        partner.feedbackMailbox(), partner.delivery().pec())
                .allMatch(own -> own == null || read.stream().anyMatch(one -> isOf(one, Personal.of(own))));
        if (!coversItsMailboxes) {
            throw wrong(partner, "holds none for its own mailbox");
        }
        return read;
    }

    private static IllegalStateException wrong(Partner partner, String what) {
        return new IllegalStateException(
                "config/partners/" + partner.id() + ".yaml: feedback.certificates: the file " + what);
    }

    /** Whether letters on a referral are encrypted, all of them. */
    boolean areNeeded(ReferralAddress referral) {
        return !referral.selfEnrolled() && ofPartners.containsKey(referral.partner());
    }

    /** The certificate for an address, valid now. */
    Optional<X509Certificate> find(ReferralAddress referral, InternetAddress to) {
        return ofPartners.getOrDefault(referral.partner(), List.of()).stream()
                .filter(one -> isValid(one) && isOf(one, Personal.of(to.getAddress())))
                .findFirst();
    }

    private boolean isValid(X509Certificate certificate) {
        Date now = Date.from(clock.instant());
        return !now.before(certificate.getNotBefore()) && !now.after(certificate.getNotAfter());
    }

    private static boolean isOf(X509Certificate certificate, Personal address) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .filter(name -> name.get(0).equals(RFC822_NAME))
                            .anyMatch(name -> address.reveal()
                                    .equalsIgnoreCase(name.get(1).toString()));
        } catch (CertificateParsingException garbled) {
            return false;
        }
    }
}

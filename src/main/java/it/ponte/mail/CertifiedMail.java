package it.ponte.mail;

import it.ponte.access.Personal;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.mail.smime.SMIMESigned;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Certified mail (PEC): its provider puts the mail, as {@code postacert.eml}, into an envelope of its own and signs that
 * (DM 2 November 2005, technical rules, 6.4). Where the signature holds, is a provider's whom this installation knows, and
 * certifies that the mail was sent to our own address, the provider vouches for who wrote the mail inside.
 */
@Component
class CertifiedMail {
    /** In bytes as they are sent; one with its certificates has ten thousand. Whoever writes a mail may send more. */
    private static final int LONGEST_SIGNATURE = 100_000;

    /** Its provider is one; each is held against every certificate that came along. */
    private static final int MOST_SIGNERS = 3;

    /** From it every provider's envelopes come, each at its own domain (RFC 6109). Nobody's own address is called so. */
    private static final String PROVIDERS_NAME = "posta-certificata@";

    private final List<X509Certificate> authorities;
    private final String ours;

    /**
     * Reads the certificates that are believed: of providers, or of whoever issues theirs.
     *
     * @param file a PEM file, blank where certified mail is read as any other
     * @param ours the certified address of our mailbox; an envelope for somebody else vouches for nothing here
     * @throws IllegalStateException when the file cannot be read, or nobody said which address is ours
     */
    CertifiedMail(
            @Value("${ponte.mail.pec-authorities:}") String file, @Value("${ponte.mail.pec-address:}") String ours) {
        this.ours = ours.strip();
        if (file.isBlank()) {
            authorities = List.of();
            return;
        }
        if (this.ours.isEmpty()) {
            throw new IllegalStateException("PONTE_PEC_ADDRESS: missing: the certified address of the mailbox");
        }
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            authorities = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("PONTE_PEC_AUTHORITIES: the file: cannot be read as certificates");
        }
    }

    /** Whether a mail says to be the envelope of a certified one. */
    boolean isEnvelope(Letterhead head) {
        return !authorities.isEmpty() && head.word("X-Trasporto").equals("posta-certificata");
    }

    /** The mail inside an envelope; empty when no provider that we know vouches for it. */
    Optional<MimeMessage> inside(Letterhead head, byte[] envelope) {
        try {
            Optional<SMIMESigned> signed = signed(head, envelope);
            return signed.isPresent() && isForUs(signed.get().getContent())
                    ? postacert(signed.get().getContent())
                    : Optional.empty();
        } catch (MessagingException
                | IOException
                | CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException garbled) {
            return Optional.empty();
        }
    }

    /** Whether a receipt is a provider's: one that we know signed it, or we know none. */
    boolean isGenuine(Letterhead head, byte[] receipt) {
        try {
            return authorities.isEmpty() || signed(head, receipt).isPresent();
        } catch (MessagingException
                | CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException garbled) {
            return false;
        }
    }

    /** What a provider signed whom we know. */
    private Optional<SMIMESigned> signed(Letterhead head, byte[] mail)
            throws MessagingException, CMSException, OperatorCreationException, GeneralSecurityException {
        MimeMessage outer = message(new ByteArrayInputStream(mail));
        if (!outer.isMimeType("multipart/signed")) {
            return Optional.empty();
        }
        FewParts parts = FewParts.of(outer);
        if (parts.getCount() != 2 || parts.getBodyPart(1).getSize() > LONGEST_SIGNATURE) {
            return Optional.empty();
        }
        SMIMESigned signed = new SMIMESigned(parts);
        return isSigned(signed, head) ? Optional.of(signed) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // the library's stores are of certificates and say so nowhere
    private boolean isSigned(SMIMESigned signed, Letterhead head)
            throws CMSException, OperatorCreationException, GeneralSecurityException {
        if (signed.getSignerInfos().size() > MOST_SIGNERS) {
            return false;
        }
        for (SignerInformation signer : signed.getSignerInfos()) {
            var found = signed.getCertificates().getMatches((Selector<X509CertificateHolder>) signer.getSID());
            for (X509CertificateHolder holder : (Iterable<X509CertificateHolder>) found) {
                X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
                if (isKnown(certificate)
                        && isOf(certificate, head)
                        && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isKnown(X509Certificate certificate) {
        return authorities.stream()
                .anyMatch(authority -> authority.equals(certificate) || issued(authority, certificate));
    }

    private static boolean issued(X509Certificate authority, X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
            return authority.getBasicConstraints() >= 0
                    && certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException notIssued) {
            return false;
        }
    }

    /** A provider signs with the address from which its envelopes come; a person with an address of her own. */
    private static boolean isOf(X509Certificate certificate, Letterhead head) throws GeneralSecurityException {
        int rfc822Name = 1; // RFC 5280, GeneralName
        var names = certificate.getSubjectAlternativeNames();
        return names != null
                && names.stream().filter(name -> name.get(0).equals(rfc822Name)).anyMatch(name -> head.from()
                        .map(Personal::reveal)
                        .filter(from -> from.startsWith(PROVIDERS_NAME))
                        .filter(name.get(1).toString()::equalsIgnoreCase)
                        .isPresent());
    }

    private boolean isForUs(Part signed) throws MessagingException, IOException {
        Optional<Part> certified = named("daticert.xml", signed);
        return certified.isPresent()
                && CertifiedRecipients.in(certified.get().getInputStream()).stream()
                        .anyMatch(ours::equalsIgnoreCase);
    }

    private static Optional<MimeMessage> postacert(Part signed) throws MessagingException, IOException {
        Optional<Part> mail = named("postacert.eml", signed);
        return mail.isPresent() && mail.get().isMimeType("message/rfc822")
                ? Optional.of(message(mail.get().getInputStream()))
                : Optional.empty();
    }

    private static Optional<Part> named(String name, Part part) throws MessagingException {
        if (part.isMimeType("multipart/*")) {
            FewParts parts = FewParts.of(part);
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<Part> found = named(name, parts.getBodyPart(i));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return name.equalsIgnoreCase(part.getFileName()) ? Optional.of(part) : Optional.empty();
    }

    private static MimeMessage message(InputStream bytes) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), bytes);
    }

    /** Who wrote the mail inside, by its provider's word. */
    static Optional<Personal> sender(Message inside) throws MessagingException {
        return Letterhead.of(inside).from();
    }
}

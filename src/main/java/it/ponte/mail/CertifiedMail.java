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
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Properties;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.mail.smime.SMIMESigned;
import org.bouncycastle.operator.OperatorCreationException;
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

    private final Providers providers;
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
        this.providers = Providers.of(file);
        if (providers.areKnown() && this.ours.isEmpty()) {
            throw new IllegalStateException("PONTE_PEC_ADDRESS: missing: the certified address of the mailbox");
        }
    }

    /** Whether a mail says to be the envelope of a certified one. */
    boolean isEnvelope(Letterhead head) {
        return providers.areKnown() && head.word("X-Trasporto").equals("posta-certificata");
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
            return !providers.areKnown() || signed(head, receipt).isPresent();
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
        return providers.signed(signed, head) ? Optional.of(signed) : Optional.empty();
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

package it.ponte.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Finds what mails that a program wrote say of the way of our own: bounces, and receipts of certified mail. */
final class DeliveryReports {
    /** In bytes; a bounce brings our letter back, which is short. A larger one is passed over. */
    private static final int LARGEST = 512 * 1024;

    private final CertifiedMail certified;
    private final Fetching fetching = new Fetching(LARGEST);

    DeliveryReports(CertifiedMail certified) {
        this.certified = certified;
    }

    /**
     * What a mail reports; empty when that is nothing.
     *
     * @throws MessagingException when the mail server is away
     */
    Optional<DeliveryReport> in(Letterhead head, Message mail) throws MessagingException, IOException {
        boolean isReceipt = PecReceipts.mayBe(head);
        if (head.size() > LARGEST || !isReceipt && !Bounces.mayBe(head)) {
            return Optional.empty();
        }
        byte[] whole = fetching.whole(mail);
        return whole == null ? Optional.empty() : read(head, whole, isReceipt);
    }

    private Optional<DeliveryReport> read(Letterhead head, byte[] mail, boolean isReceipt) {
        try {
            if (!isReceipt) {
                return Bounces.read(head, ReportParts.of(mail));
            }
            return certified.isGenuine(head, mail) ? PecReceipts.read(head, ReportParts.of(mail)) : Optional.empty();
        } catch (MessagingException | IOException | XMLStreamException | RuntimeException garbled) {
            return Optional.empty();
        }
    }
}

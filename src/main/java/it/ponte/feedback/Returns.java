package it.ponte.feedback;

import it.ponte.access.Personal;
import it.ponte.mail.DeliveryReport;
import it.ponte.mail.DeliveryReport.Kind;
import it.ponte.mail.Judged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What mail servers report of letters on their way: bounces, and receipts of certified mail. Believed is what knows a
 * letter's Message-ID, which nobody can guess, and the address to which it went; anything else changes nothing.
 */
@Component
public class Returns {
    private static final Logger log = LoggerFactory.getLogger(Returns.class);

    private final Deliveries deliveries;
    private final LetterTable letters;
    private final Promises promises;
    private final NextContact nextContact;
    private final String domain;

    Returns(
            Deliveries deliveries,
            LetterTable letters,
            Promises promises,
            NextContact nextContact,
            @Value("${ponte.smtp.from}") String from) {
        this.deliveries = deliveries;
        this.letters = letters;
        this.promises = promises;
        this.nextContact = nextContact;
        this.domain = "@" + LetterMessage.domainOf(LetterWriter.address("ponte.smtp.from", from));
    }

    /** Notes what a mail reports, if anything; the same twice is noted once. */
    @Transactional
    public void note(Judged mail) {
        DeliveryReport report = mail.report();
        if (report == null || !report.messageId().endsWith(domain)) {
            return;
        }
        String ours = report.messageId().substring(0, report.messageId().length() - domain.length());
        deliveries
                .find(ours, report.addresses().stream().map(Personal::reveal).toList())
                .ifPresent(letter -> note(letter, report));
    }

    private void note(long letter, DeliveryReport report) {
        if (report.kind() == Kind.RETURNED) {
            if (deliveries.returned(letter, report.code())) {
                log.warn("letter {} came back: {}", letter, report.code());
                cameBack(letters.get(letter));
            }
            return;
        }
        switch (report.kind()) {
            case ACCEPTED -> deliveries.accepted(letter);
            case DELIVERED -> deliveries.delivered(letter);
            default -> deliveries.delayed(letter, report.code());
        }
        log.info("letter {}: its mail server reports {}", letter, report.kind());
    }

    /** A protected person's letter is let go for one sending only. */
    private void cameBack(Letter letter) {
        if (letter.needsRelease()) {
            letters.hold(letter.id());
        }
        promises.cameBack(letter.id());
        nextContact.after(letter);
    }
}

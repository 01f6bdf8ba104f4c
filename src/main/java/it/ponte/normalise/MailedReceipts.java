package it.ponte.normalise;

import it.ponte.access.Personal;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.MailAnswers;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The receipts of files that came by mail: one mail each, to the partner's technical contact. Never to whoever wrote:
 * an answer to a sender is what mail loops and forgers live on.
 */
@Component
public class MailedReceipts {
    private static final Logger log = LoggerFactory.getLogger(MailedReceipts.class);

    private final Worklist worklist;
    private final Inbox inbox;
    private final MailAnswers answers;
    private final Partners partners;
    private final ReceiptText text;
    private final Clock clock;
    private final InternetAddress from;
    private final boolean delivers;

    MailedReceipts(
            Worklist worklist,
            Inbox inbox,
            MailAnswers answers,
            Partners partners,
            ReceiptText text,
            Clock clock,
            @Value("${ponte.smtp.from:ponte@ponte.example}") String from,
            @Value("${ponte.smtp.url:}") String smtpUrl,
            @Value("${ponte.demo:false}") boolean demo) {
        this.worklist = worklist;
        this.inbox = inbox;
        this.answers = answers;
        this.partners = partners;
        this.text = text;
        this.clock = clock;
        this.from = address(Personal.of(from))
                .orElseThrow(() ->
                        new IllegalStateException("config/application.yml: ponte.smtp.from: is no e-mail address"));
        this.delivers = demo || !smtpUrl.isBlank();
    }

    /** Claims receipts that wait; ask of each {@link #mayLeave}, end it with {@link #sent} or {@link #failed}. */
    public List<Work> due(int atMost) {
        return worklist.claim(Stage.MAIL_RECEIPT, atMost);
    }

    /** Whether receipts wait that could leave now. */
    public boolean hasMore() {
        return worklist.anyDue(Stage.MAIL_RECEIPT);
    }

    /** Whether a claimed receipt is still ours and has an address; one without is taken off the list. */
    public boolean mayLeave(Work work) {
        if (!worklist.stillMine(work)) {
            return false;
        }
        Envelope envelope = inbox.get(work.subject());
        if (contact(envelope).isEmpty()) {
            worklist.done(work);
            log.warn("the receipt of envelope {} cannot be mailed: its partner has no contact", envelope.code());
            return false;
        }
        return true;
    }

    /** The mail of a claimed receipt. Written twice it has the same Message-ID; a later receipt of the file has another. */
    public MimeMessage write(Work work) throws MessagingException {
        Envelope envelope = inbox.get(work.subject());
        return new ReceiptMail(
                from,
                contact(envelope).orElseThrow(),
                envelope.code() + "." + work.id(),
                text.subject(),
                text.of(envelope, partners.get(envelope.partner()).name()),
                clock.instant());
    }

    /** The mail server took a receipt; one that only reached the hub's own server does not count as told. */
    public void sent(Work work) {
        if (delivers) {
            answers.told(work.subject());
        } else {
            answers.kept(work.subject());
        }
        worklist.done(work);
        log.info("the receipt of envelope {} was {}", work.subject(), delivers ? "mailed" : "kept, NOT DELIVERED");
    }

    /** Notes that a receipt could not be sent; it is tried again after a pause. */
    public void failed(Work work, Throwable failure) {
        worklist.failed(work, failure);
    }

    /**
     * Once a real mail server is configured, sends the receipts that were only kept before.
     *
     * @return how many nobody was told of; 0 while there is no real mail server
     */
    public int requeueKept() {
        if (!delivers) {
            return 0;
        }
        List<Long> untold = answers.untold().stream()
                .filter(envelope -> contact(inbox.get(envelope)).isPresent())
                .toList();
        worklist.addMissing(Stage.MAIL_RECEIPT, untold);
        return untold.size();
    }

    private Optional<InternetAddress> contact(Envelope envelope) {
        return partners.find(envelope.partner())
                .map(Partner::technicalContact)
                .map(Personal::orNull)
                .flatMap(MailedReceipts::address);
    }

    private static Optional<InternetAddress> address(Personal text) {
        try {
            return Optional.of(new InternetAddress(text.reveal(), true));
        } catch (MessagingException unusable) {
            return Optional.empty();
        }
    }
}

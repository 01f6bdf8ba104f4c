package it.ponte.mail;

import it.ponte.access.Personal;
import it.ponte.intake.MailedFile;
import it.ponte.intake.Refusal;
import it.ponte.mail.Senders.Sender;
import it.ponte.partner.Partner;
import it.ponte.reading.ProblemCode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges every mail in our mailbox. Content is fetched, and data made, only where our own mail server vouches for the
 * sender, a partner's file names it, and an operator confirmed it once.
 */
@Component
public class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private final Authentication authentication;
    private final CertifiedMail certified;
    private final DeliveryReports reports;
    private final Senders senders;
    private final WaitingMails waiting;
    private final MailCounts counts;
    private final UnkeptFiles unkept;
    private final TransactionTemplate transaction;
    private final Fetching fetching;
    private final long maxBytes;
    private final String prefix;

    Mailbox(
            Authentication authentication,
            CertifiedMail certified,
            Senders senders,
            WaitingMails waiting,
            MailCounts counts,
            UnkeptFiles unkept,
            PlatformTransactionManager transactions,
            @Value("${ponte.mail.max-bytes:26214400}") long maxBytes,
            @Value("${ponte.imap.folders:Ponte-}") String prefix) {
        this.authentication = authentication;
        this.certified = certified;
        this.reports = new DeliveryReports(certified);
        this.senders = senders;
        this.waiting = waiting;
        this.counts = counts;
        this.unkept = unkept;
        this.transaction = new TransactionTemplate(transactions);
        this.fetching = new Fetching(maxBytes);
        this.maxBytes = maxBytes;
        this.prefix = prefix;
    }

    /**
     * Says what is to become of a mail; changes nothing.
     *
     * @throws MessagingException when the mail server is away; the mail is judged in a later round
     */
    public Judged judge(Message mail) throws MessagingException, IOException {
        try {
            return fetching.inRounds(mail, () -> judged(mail));
        } catch (Unfetchable unfetchable) {
            return unfetchable.isGone() ? Judged.GONE : Judged.aside(Place.UNREADABLE);
        }
    }

    private Judged judged(Message mail) throws MessagingException, IOException {
        Letterhead head = Letterhead.of(mail);
        if (Automatic.wrote(head)) {
            return Judged.automatic(reports.in(head, mail).orElse(null));
        }
        if (certified.isEnvelope(head) && head.size() <= maxBytes) {
            Optional<MimeMessage> inside = inside(head, mail);
            Optional<Personal> author = inside.isEmpty() ? Optional.empty() : CertifiedMail.sender(inside.get());
            if (author.isPresent()) {
                return from(author.get(), head, inside.get());
            }
        }
        Optional<Personal> sender = authentication.senderOf(head);
        return sender.isEmpty() ? Judged.aside(Place.NOT_ADMITTED) : from(sender.get(), head, mail);
    }

    /** The only content that is fetched before its sender is known: who that is, its provider signed with it. */
    private Optional<MimeMessage> inside(Letterhead head, Message mail) throws MessagingException, IOException {
        byte[] envelope = fetching.whole(mail);
        return envelope == null ? Optional.empty() : certified.inside(head, envelope);
    }

    private Judged from(Personal address, Letterhead head, Message mail) throws MessagingException, IOException {
        Optional<Sender> sender = senders.find(address);
        if (sender.filter(known -> known.refusedAt() != null).isPresent()) {
            return new Judged(Place.NOT_ADMITTED, address, head.identity(), List.of());
        }
        Optional<Partner> partner = sender.flatMap(senders::partnerOf);
        if (partner.isEmpty()) {
            return new Judged(Place.WAITING, address, head.identity(), List.of());
        }
        byte[] whole = head.size() > maxBytes ? null : fetching.whole(mail);
        List<MailedFile> files = whole == null
                ? List.of(refused(partner.get(), head, ProblemCode.TOO_LARGE))
                : files(partner.get(), head, whole);
        boolean anyRead = files.stream().anyMatch(file -> file.refusal() == null);
        return new Judged(anyRead ? Place.ACCEPTED : Place.UNREADABLE, address, head.identity(), files);
    }

    private static List<MailedFile> files(Partner partner, Letterhead head, byte[] whole) {
        List<Attachment> attachments;
        try {
            attachments = Attachments.of(whole);
        } catch (MessagingException | IOException | RuntimeException garbled) {
            attachments = List.of();
        }
        if (attachments.isEmpty()) {
            return List.of(refused(partner, head, ProblemCode.NO_ATTACHMENT));
        }
        if (attachments.size() > Attachments.MOST) {
            return List.of(refused(partner, head, ProblemCode.TOO_MANY_FILES));
        }
        return attachments.stream()
                .map(file -> new MailedFile(
                        partner.id(), file.name(), head.sentAt(), FileKey.of(head, file), file.content(), null))
                .toList();
    }

    private static MailedFile refused(Partner partner, Letterhead head, ProblemCode code) {
        return new MailedFile(
                partner.id(), null, head.sentAt(), FileKey.of(head, code), null, new Refusal(code.name(), 0, null));
    }

    /** What is to be kept of a mail, each file by itself. */
    public List<MailedFile> files(Judged judged) {
        return judged.files();
    }

    /**
     * Notes who waits, or waits no more; to be called when the mail's files are kept, or passed over.
     *
     * @return the folder where the mail belongs, null when there is no mail to be moved
     */
    public String settled(Judged judged) {
        if (judged.place() == null) {
            return null;
        }
        Place place = unkept.wasPassedOver(judged.files()) ? Place.UNREADABLE : judged.place();
        transaction.executeWithoutResult(tx -> {
            if (place == Place.WAITING) {
                waiting.waits(judged.sender(), judged.mail());
            } else if (judged.sender() != null) {
                waiting.read(judged.sender(), judged.mail());
            }
            counts.count(place);
        });
        unkept.forget(judged.files());
        log.info("a mail with {} files was put to {}", judged.files().size(), place);
        return folder(place);
    }

    /** The name of a folder in the mailbox. */
    public String folder(Place place) {
        return prefix + place.folder();
    }
}

package it.ponte.feedback;

import it.ponte.access.Personal;
import it.ponte.beneficiary.ProtectionNotices;
import it.ponte.beneficiary.ProtectionNotices.Kind;
import it.ponte.beneficiary.ProtectionNotices.Notice;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The stage that tells by mail of emergency accesses (SAFETY P5) and of protection that was lifted (P11): the data
 * protection officer, and the technical contact of the referring service. A notice says when and who did it; whose record
 * it was stands in no mail.
 */
@Component
public class EmergencyNotices {
    private static final Logger log = LoggerFactory.getLogger(EmergencyNotices.class);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/yyyy 'alle' HH:mm");
    private static final Map<Kind, String> SUBJECTS = Map.of(
            Kind.EMERGENCY, "Accesso di emergenza a una scheda protetta",
            Kind.LIFTED, "Revoca della protezione di una scheda");
    private static final Map<Kind, String> TEXTS = Map.of(
            Kind.EMERGENCY,
            """
            L'accesso di emergenza n. %d è stato aperto il %s dall'account "%s", per 30 minuti.

            Il motivo si legge nel registro degli accessi di emergenza, nell'area operatori di Ponte.
            Questo messaggio non dice di chi è la scheda: per saperlo chiamate l'ufficio.
            """,
            Kind.LIFTED,
            """
            La revoca n. %d della protezione di una scheda è stata registrata il %s dall'account "%s".

            L'operatrice di riferimento ha scritto che la revoca l'ha chiesta il servizio che ha segnalato, con l'accordo
            della persona. Se non è così, chiamate subito l'ufficio: la scheda torna sotto protezione.
            Questo messaggio non dice di chi è la scheda.
            """);

    private final Worklist worklist;
    private final ProtectionNotices notices;
    private final Partners partners;
    private final Clock clock;
    private final InternetAddress from;
    private final Optional<InternetAddress> officer;
    private final boolean delivers;

    EmergencyNotices(
            Worklist worklist,
            ProtectionNotices notices,
            Partners partners,
            Clock clock,
            @Value("${ponte.smtp.from:ponte@ponte.example}") String from,
            @Value("${ponte.protection.officer:}") String officer,
            @Value("${ponte.smtp.url:}") String smtpUrl,
            @Value("${ponte.demo:false}") boolean demo) {
        this.worklist = worklist;
        this.notices = notices;
        this.partners = partners;
        this.clock = clock;
        this.from = address(Personal.of(from))
                .orElseThrow(() ->
                        new IllegalStateException("config/application.yml: ponte.smtp.from: is no e-mail address"));
        this.officer = Optional.ofNullable(Personal.orNull(officer)).map(told -> address(told)
                .orElseThrow(() -> new IllegalStateException(
                        "config/application.yml: ponte.protection.officer: is no e-mail address")));
        this.delivers = demo || !smtpUrl.isBlank();
        if (this.officer.isEmpty()) {
            log.warn(
                    "ponte.protection.officer is not set: of emergency accesses administrators are told, on the page of accounts");
        }
    }

    /** Whether there is an address of a data protection officer, to whom notices leave. */
    public boolean haveOfficer() {
        return officer.isPresent();
    }

    /** Claims notices that wait; ask of each {@link #mayLeave}, end it with {@link #sent} or {@link #failed}. */
    public List<Work> due(int atMost) {
        return worklist.claim(Stage.NOTICE, atMost);
    }

    /** Whether notices wait that could leave now. */
    public boolean hasMore() {
        return worklist.anyDue(Stage.NOTICE);
    }

    /** Whether a claimed notice is still ours and has an address; one without is taken off the list, with a warning. */
    public boolean mayLeave(Work work) {
        if (!worklist.stillMine(work)) {
            return false;
        }
        Notice notice = notices.get(work.subject());
        if (addressOf(notice).isPresent()) {
            return true;
        }
        worklist.done(work);
        log.warn(
                "notice {} about a protected person could not be told to {}: there is no address",
                notice.id(),
                notice.toOfficer() ? "the data protection officer" : "the referring service");
        return false;
    }

    /** The mail of a claimed notice. Written twice it has the same Message-ID. */
    public MimeMessage write(Work work) throws MessagingException {
        Notice notice = notices.get(work.subject());
        String text = TEXTS.get(notice.kind())
                .formatted(notice.number(), WHEN.format(ItalianTime.of(notice.at())), notice.operator());
        return new LetterMessage(
                from,
                null,
                addressOf(notice).orElseThrow(),
                "emergency." + notice.id(),
                new Wording("it", SUBJECTS.get(notice.kind()), text, "<pre>" + text.replace("\"", "&quot;") + "</pre>"),
                clock.instant());
    }

    /** The mail server took a notice; one that only reached the hub's own server does not count as told. */
    public void sent(Work work) {
        if (delivers) {
            notices.told(work.subject());
        }
        worklist.done(work);
        log.info(
                "notice {} about a protected person was {}", work.subject(), delivers ? "sent" : "kept, NOT DELIVERED");
    }

    /** Notes that a notice could not be sent; it is tried again after a pause. */
    public void failed(Work work, Throwable failure) {
        worklist.failed(work, failure);
    }

    private Optional<InternetAddress> addressOf(Notice notice) {
        return notice.toOfficer()
                ? officer
                : partners.find(notice.partner())
                        .map(Partner::technicalContact)
                        .map(Personal::orNull)
                        .flatMap(EmergencyNotices::address);
    }

    private static Optional<InternetAddress> address(Personal text) {
        try {
            return Optional.of(new InternetAddress(text.reveal(), true));
        } catch (AddressException unusable) {
            return Optional.empty();
        }
    }
}

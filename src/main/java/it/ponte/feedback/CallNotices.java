package it.ponte.feedback;

import it.ponte.access.Personal;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The mails that ask a service's technical contact to call, one a day at most, as a letter could not be delivered. They bear
 * no case number and no link: who looks after a service's computers need not be one who may know of a case (SAFETY P6).
 */
@Repository
public class CallNotices {
    private static final Logger log = LoggerFactory.getLogger(CallNotices.class);
    private static final String SUBJECT = "Una comunicazione non è stata consegnata";
    private static final String TEXT =
            """
            Una nostra comunicazione al vostro servizio non ha potuto essere consegnata.

            Vi chiediamo di avvisare chi nel servizio segue le segnalazioni: chiami il nostro ufficio.
            Questo messaggio non dice di chi si tratta.
            """;

    private final JdbcClient db;
    private final Worklist worklist;
    private final Partners partners;
    private final Clock clock;
    private final InternetAddress from;
    private final boolean delivers;

    CallNotices(
            JdbcClient db,
            Worklist worklist,
            Partners partners,
            Clock clock,
            @Value("${ponte.smtp.from}") String from,
            @Value("${ponte.smtp.url:}") String smtpUrl)
            throws AddressException {
        this.db = db;
        this.worklist = worklist;
        this.partners = partners;
        this.clock = clock;
        this.from = new InternetAddress(from, true);
        this.delivers = !smtpUrl.isBlank();
    }

    /** Asks a service to call, inside a transaction, unless it was asked today. */
    void ask(String partner) {
        db.sql(
                        "insert into call_notice (partner, day) values (?, ?) on conflict (partner, day) do nothing returning id")
                .params(partner, ItalianTime.dayOf(clock.instant()))
                .query(Long.class)
                .optional()
                .ifPresent(notice -> worklist.add(Stage.CALL, notice));
    }

    /** Claims notices that wait; ask of each {@link #mayLeave}, end it with {@link #sent} or {@link #failed}. */
    public List<Work> due(int atMost) {
        return worklist.claim(Stage.CALL, atMost);
    }

    /** Whether a claimed notice is still ours and has an address; one without is taken off the list. */
    public boolean mayLeave(Work work) {
        if (!worklist.stillMine(work)) {
            return false;
        }
        if (contact(work).isEmpty()) {
            worklist.done(work);
            log.warn("a service could not be asked to call: it has no technical contact");
            return false;
        }
        return true;
    }

    /** The mail of a claimed notice. Written twice it has the same Message-ID. */
    public MimeMessage write(Work work) throws MessagingException {
        return new LetterMessage(
                from,
                null,
                contact(work).orElseThrow(),
                "call." + work.subject(),
                new Wording("it", SUBJECT, TEXT, "<pre>" + TEXT + "</pre>"),
                clock.instant());
    }

    /** The mail server took a notice; one that only reached the hub's own server does not count as told. */
    public void sent(Work work) {
        if (delivers) {
            db.sql("update call_notice set told_at = ? where id = ?")
                    .params(Stamp.of(clock.instant()), work.subject())
                    .update();
        }
        worklist.done(work);
    }

    /** Notes that a notice could not be sent; it is tried again after a pause. */
    public void failed(Work work, Throwable failure) {
        worklist.failed(work, failure);
    }

    private Optional<InternetAddress> contact(Work work) {
        return partners.find(db.sql("select partner from call_notice where id = ?")
                        .param(work.subject())
                        .query(String.class)
                        .single())
                .map(Partner::technicalContact)
                .map(Personal::orNull)
                .flatMap(Addressees::parse);
    }
}

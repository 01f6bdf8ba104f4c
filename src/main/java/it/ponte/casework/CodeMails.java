package it.ponte.casework;

import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.PecAccount;
import it.ponte.work.Stage;
import it.ponte.work.Stamp;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stage that sends one-time codes: each to the reader's own address as it stands at that moment, with the code and
 * nothing about the case. The same for everybody (SAFETY P6).
 */
@Component
public class CodeMails {
    /** How the Message-ID of each begins: a code that the hub only kept is nobody's to read but its reader's. */
    public static final String ID = "page-code.";

    private static final Logger log = LoggerFactory.getLogger(CodeMails.class);
    private static final String SUBJECT = "Il codice per la tua pagina";

    private final Worklist worklist;
    private final PageCodes codes;
    private final CaseReaders readers;
    private final Referrals referrals;
    private final JdbcClient db;
    private final Clock clock;
    private final PecAccount pecAccount;
    private final InternetAddress from;

    CodeMails(
            Worklist worklist,
            PageCodes codes,
            CaseReaders readers,
            Referrals referrals,
            JdbcClient db,
            Clock clock,
            PecAccount pecAccount,
            @Value("${ponte.smtp.from:ponte@ponte.example}") String from)
            throws MessagingException {
        this.worklist = worklist;
        this.codes = codes;
        this.readers = readers;
        this.referrals = referrals;
        this.db = db;
        this.clock = clock;
        this.pecAccount = pecAccount;
        this.from = new InternetAddress(from, true);
    }

    private record Asked(String reader, long referral) {}

    /** Claims codes that wait; ask of each {@link #mayLeave}, end it with {@link #sent} or {@link #failed}. */
    public List<Work> due(int atMost) {
        return worklist.claim(Stage.PAGE_CODE, atMost);
    }

    /** Whether codes wait that could leave now. */
    public boolean hasMore() {
        return worklist.anyDue(Stage.PAGE_CODE);
    }

    /** Whether a claimed code is still ours, waited for and has an address; another is taken off the list. */
    public boolean mayLeave(Work work) {
        if (!worklist.stillMine(work)) {
            return false;
        }
        boolean wanted = addressOf(work).isPresent();
        if (!wanted) {
            worklist.done(work);
        }
        return wanted;
    }

    /** The mail of a claimed code, in both languages. Written twice it holds another code, and that one counts. */
    public MimeMessage write(Work work) throws MessagingException {
        String messageId =
                "<" + ID + UUID.randomUUID() + "@" + from.getAddress().replaceAll(".*@", "") + ">";
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        mail.setFrom(from);
        mail.setRecipient(Message.RecipientType.TO, addressOf(work).orElseThrow());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setSubject(SUBJECT, StandardCharsets.UTF_8.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setText(
                """
                Il codice per aprire la tua pagina è %1$s

                Vale dieci minuti e una volta sola. Se non l'hai chiesto tu, non serve fare nulla:
                senza questo codice nessuno apre la pagina.

                The code that opens your page is %1$s. It is good for ten minutes, once. If you did not ask for
                it, there is nothing to do: nobody opens the page without it.
                """
                        .formatted(codes.draw(work.subject())),
                StandardCharsets.UTF_8.name());
        mail.saveChanges();
        if (isCertified(work)) {
            pecAccount.sends(mail);
        }
        return mail;
    }

    /** Whether a claimed code goes by ordinary mail. */
    public boolean isOrdinary(Work work) {
        return !isCertified(work);
    }

    /** Whether a claimed code goes by certified mail (PEC), as to a certified mailbox. */
    public boolean isCertified(Work work) {
        return readerOf(work).filter(readers::isCertified).isPresent();
    }

    /** The mail server took it. */
    public void sent(Work work) {
        worklist.done(work);
        log.info("code {} for the page of a case was sent", work.subject());
    }

    /** Notes that a code could not be sent; it is tried again after a pause, as long as somebody may wait for it. */
    public void failed(Work work, Throwable failure) {
        worklist.failed(work, failure);
    }

    private Optional<InternetAddress> addressOf(Work work) {
        return readerOf(work).flatMap(CodeMails::address);
    }

    private Optional<CaseReader> readerOf(Work work) {
        return asked(work.subject()).flatMap(asked -> referrals.address(asked.referral()).stream()
                .flatMap(referral -> readers.of(referral).stream())
                .filter(reader -> reader.who().equals(asked.reader()) && reader.email() != null)
                .findFirst());
    }

    private Optional<Asked> asked(long code) {
        return db.sql("select reader, referral from page_code where id = ? and asked_at > ? and used_at is null")
                .params(code, Stamp.of(clock.instant().minus(PageCodes.HOLDS)))
                .query(Asked.class)
                .optional();
    }

    private static Optional<InternetAddress> address(CaseReader reader) {
        try {
            return Optional.of(new InternetAddress(reader.email().reveal(), true));
        } catch (MessagingException unusable) {
            return Optional.empty();
        }
    }
}

package it.ponte.feedback;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/**
 * One e-mail to one address: plain text and the same as a simple page, no copy, no attachment (SAFETY P6). Its
 * Message-ID is given, so that a repetition can be recognised; written again it is the same, byte for byte, but for its
 * date. Nothing in it tells whether it was opened.
 */
final class LetterMessage extends MimeMessage {
    private final String messageId;

    /**
     * Writes it.
     *
     * @param replyTo who reads answers; null where that is {@code from}
     * @param messageId the part before the domain, which is that of {@code from}
     */
    LetterMessage(
            InternetAddress from,
            InternetAddress replyTo,
            InternetAddress to,
            String messageId,
            Wording wording,
            Instant now)
            throws MessagingException {
        super(Session.getInstance(new Properties()));
        this.messageId = "<" + messageId + "@" + domainOf(from) + ">";
        setFrom(from);
        if (replyTo != null) {
            setReplyTo(new InternetAddress[] {replyTo});
        }
        setRecipient(Message.RecipientType.TO, to);
        setSentDate(Date.from(now));
        setSubject(wording.subject(), StandardCharsets.UTF_8.name());
        setHeader("Auto-Submitted", "auto-generated");
        // Not "All": that would have Exchange keep its bounces to itself.
        setHeader("X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply");
        setContentLanguage(new String[] {wording.language()});
        setContent(new Alternatives(part(wording.text(), "plain"), part(wording.html(), "html")));
        saveChanges();
    }

    /** What stands behind the @ of each Message-ID of letters from this address. */
    static String domainOf(InternetAddress from) {
        return from.getAddress().replaceAll(".*@", "");
    }

    /** Two forms of one text; what parts them is always the same. */
    private static final class Alternatives extends MimeMultipart {
        /** Cannot stand in a quoted-printable part, whose equals signs are followed by digits. */
        private static final String BOUNDARY = "=_ponte";

        Alternatives(MimeBodyPart... forms) throws MessagingException {
            super("alternative", forms);
            ContentType type = new ContentType(contentType);
            type.setParameter("boundary", BOUNDARY);
            contentType = type.toString();
        }
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), type);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}

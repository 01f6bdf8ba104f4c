package it.ponte.feedback;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
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
 * Message-ID is given, so that a repetition can be recognised.
 */
final class LetterMessage extends MimeMessage {
    private final String messageId;

    LetterMessage(InternetAddress from, InternetAddress to, String messageId, Wording wording, Instant now)
            throws MessagingException {
        super(Session.getInstance(new Properties()));
        this.messageId = "<" + messageId + "@" + from.getAddress().replaceAll(".*@", "") + ">";
        setFrom(from);
        setRecipient(Message.RecipientType.TO, to);
        setSentDate(Date.from(now));
        setSubject(wording.subject(), StandardCharsets.UTF_8.name());
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Auto-Response-Suppress", "All");
        setContentLanguage(new String[] {wording.language()});
        setContent(new MimeMultipart("alternative", part(wording.text(), "plain"), part(wording.html(), "html")));
        saveChanges();
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), type);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}

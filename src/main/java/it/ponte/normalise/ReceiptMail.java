package it.ponte.normalise;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** A receipt as one mail of plain text, marked as written by a program so that no other program answers it (RFC 3834). */
final class ReceiptMail extends MimeMessage {
    private final String messageId;

    ReceiptMail(InternetAddress from, InternetAddress to, String name, String subject, String text, Instant now)
            throws MessagingException {
        super(Session.getInstance(new Properties()));
        this.messageId = "<receipt." + name + "@" + from.getAddress().replaceAll(".*@", "") + ">";
        setFrom(from);
        setRecipient(Message.RecipientType.TO, to);
        setSentDate(Date.from(now));
        setSubject(subject, StandardCharsets.UTF_8.name());
        setHeader("Auto-Submitted", "auto-replied");
        setHeader("X-Auto-Response-Suppress", "All");
        setContentLanguage(new String[] {"it"});
        setText(text, StandardCharsets.UTF_8.name());
        saveChanges();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}

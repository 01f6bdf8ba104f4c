package it.ponte.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** What stands in the parts of a mail that a mail server wrote, each part's first 64 KB. */
final class ReportParts {
    private static final int MOST = 64 * 1024;
    private static final int DEEPEST = 5;

    /** What it says to people. */
    private String text = "";

    /** What it says to machines (RFC 3464, message/delivery-status); "" where it does not. */
    private String status = "";

    /** What stood above the mail that came back; empty where it did not come back in a part of its own. */
    private InternetHeaders returned = new InternetHeaders();

    /** The facts of certified mail, {@code daticert.xml}; empty where there are none. */
    private byte[] facts = {};

    private ReportParts() {}

    static ReportParts of(byte[] mail) throws MessagingException, IOException {
        return of(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
    }

    static ReportParts of(Part part) throws MessagingException, IOException {
        ReportParts parts = new ReportParts();
        parts.read(part, 0);
        return parts;
    }

    private void read(Part part, int depth) throws MessagingException, IOException {
        String name = String.valueOf(part.getFileName()).toLowerCase(Locale.ROOT);
        if (part.isMimeType("multipart/*") && depth < DEEPEST) {
            FewParts several = FewParts.of(part);
            for (int i = 0; i < several.getCount(); i++) {
                read(several.getBodyPart(i), depth + 1);
            }
        } else if (name.equals("daticert.xml")) {
            facts = begin(part);
        } else if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            status = words(part);
        } else if (part.isMimeType("message/rfc822")
                || part.isMimeType("text/rfc822-headers")
                || part.isMimeType("message/global*")) {
            returned = new InternetHeaders(new ByteArrayInputStream(begin(part)));
        } else if (part.isMimeType("text/plain") && text.isEmpty()) {
            text = words(part);
        }
    }

    private static String words(Part part) throws MessagingException, IOException {
        return new String(begin(part), StandardCharsets.UTF_8);
    }

    private static byte[] begin(Part part) throws MessagingException, IOException {
        try (var bytes = part.getInputStream()) {
            return bytes.readNBytes(MOST);
        }
    }

    String text() {
        return text;
    }

    String status() {
        return status;
    }

    InternetHeaders returned() {
        return returned;
    }

    byte[] facts() {
        return facts.clone();
    }
}

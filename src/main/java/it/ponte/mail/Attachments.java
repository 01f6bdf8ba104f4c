package it.ponte.mail;

import it.ponte.access.Personal;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * The files of a mail that may be in a partner's layout. What people and programs put beside them is passed over: the
 * letter itself, pictures, signatures, visiting cards, letters as PDF, mails inside the mail.
 */
final class Attachments {
    /** A mail may have so many files. */
    static final int MOST = 20;

    private static final int DEEPEST = 10;
    private static final int LONGEST_NAME = 200;

    private static final Set<String> BESIDE = Set.of(
            "p7s", "vcf", "ics", "eml", "msg", "pdf", "doc", "docx", "odt", "rtf", "htm", "html", "png", "jpg", "jpeg",
            "gif", "bmp", "svg", "tif", "tiff", "webp", "heic");

    private static final List<String> BESIDE_TYPES = List.of(
            "image/*",
            "message/*",
            "application/ms-tnef",
            "application/vnd.ms-tnef",
            "text/calendar",
            "text/vcard",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/pgp-signature",
            "application/pgp-keys",
            // The "Version: 1" before what PGP/MIME encrypted (RFC 3156).
            "application/pgp-encrypted");

    private final List<Attachment> found = new ArrayList<>();

    private Attachments() {}

    /**
     * The files of a mail, in its order; two may have the same name. Of too many, one more than {@link #MOST}.
     *
     * @throws MessagingException or {@link IOException} when the mail is not built as mails are
     */
    static List<Attachment> of(byte[] mail) throws MessagingException, IOException {
        Attachments attachments = new Attachments();
        attachments.look(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)), 0);
        return List.copyOf(attachments.found);
    }

    private void look(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            throw new MessagingException("the mail is nested too deep");
        }
        if (part.isMimeType("multipart/*")) {
            FewParts several = FewParts.of(part);
            for (int i = 0; i < several.getCount(); i++) {
                look(several.getBodyPart(i), depth + 1);
            }
        } else {
            String name = name(part);
            if (found.size() <= MOST && !isLetter(part, name) && !isBeside(part, name)) {
                found.add(new Attachment(
                        Personal.orNull(name), part.getInputStream().readAllBytes()));
            }
        }
    }

    private static boolean isLetter(Part part, String name) throws MessagingException {
        return name == null
                && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                && (part.isMimeType("text/plain")
                        || part.isMimeType("text/html")
                        || !part.isMimeType("text/*") && !part.isMimeType("application/*"));
    }

    private static boolean isBeside(Part part, String name) throws MessagingException {
        for (String type : BESIDE_TYPES) {
            if (part.isMimeType(type)) {
                return true;
            }
        }
        return name != null
                && (name.equalsIgnoreCase("winmail.dat")
                        || BESIDE.contains(
                                name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
    }

    /** The file's name without a path, decoded (RFC 2231, and RFC 2047 as many programs write it). */
    private static String name(Part part) {
        try {
            String given = part.getFileName();
            if (given == null) {
                return null;
            }
            String name = MimeUtility.decodeText(given).replaceAll("\\p{Cntrl}", "");
            String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
            return last.substring(Math.max(0, last.length() - LONGEST_NAME));
        } catch (MessagingException | UnsupportedEncodingException unreadable) {
            return null;
        }
    }
}

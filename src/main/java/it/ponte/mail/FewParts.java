package it.ponte.mail;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The parts of a mail, as many and with heads as long as people's mails have. Read, a part takes more than a thousand bytes
 * and each line of its head a hundred, however short they were sent: a mail of a few megabytes could fill the memory.
 */
final class FewParts extends MimeMultipart {
    /** Of one multipart; those inside it are counted for themselves, and forgotten one after the other. */
    static final int MOST = 500;

    private static final int LONGEST_HEAD = 64 * 1024;

    private int made;

    private FewParts(DataSource source) throws MessagingException {
        super(source);
    }

    /** The parts of this one; nothing is read yet, and every way to them fails where they are too many. */
    static FewParts of(Part several) throws MessagingException {
        return new FewParts(several.getDataHandler().getDataSource());
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InputStream part) throws MessagingException {
        count();
        part.mark(LONGEST_HEAD);
        try {
            String head = "\n" + new String(part.readNBytes(LONGEST_HEAD), StandardCharsets.ISO_8859_1);
            if (head.length() > LONGEST_HEAD && !head.contains("\n\n") && !head.contains("\n\r\n")) {
                throw new MessagingException("the head of a part is too long");
            }
            part.reset();
        } catch (IOException impossible) {
            throw new MessagingException("a mail in memory could not be read", impossible);
        }
        return super.createMimeBodyPart(part);
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InternetHeaders head, byte[] content) throws MessagingException {
        count();
        return super.createMimeBodyPart(head, content);
    }

    private void count() throws MessagingException {
        made++;
        if (made > MOST) {
            throw new MessagingException("a mail of too many parts");
        }
    }
}

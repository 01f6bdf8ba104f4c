package it.ponte;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/** Everything that a reader of a kept letter could see: all headers and all parts, decoded. */
final class LetterText {
    private LetterText() {}

    static String of(byte[] message) {
        try {
            MimeMessage letter =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
            StringBuilder text = new StringBuilder();
            letter.getAllHeaderLines().asIterator().forEachRemaining(line -> text.append(line)
                    .append('\n'));
            text.append(letter.getSubject()).append('\n');
            parts(letter, text);
            return text.toString();
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void parts(Part part, StringBuilder text) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                parts(several.getBodyPart(i), text);
            }
        } else {
            text.append(content).append('\n');
        }
    }
}

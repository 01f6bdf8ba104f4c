package it.ponte.faults;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One letter as it reached a mail server.
 *
 * @param messageId the part before the domain
 * @param content all its bytes but for the lines of its Message-ID and its date, which say when it was written
 * @param says by case number, the sentence about that case
 */
record CapturedLetter(String messageId, String content, Map<String, String> says) {
    private static final Pattern OF_ITS_OWN = Pattern.compile("(?m)^(Message-ID|Date): .*\\R");
    private static final Pattern ALONE = Pattern.compile("le scriviamo per la segnalazione (\\S+)\\.\\R\\R(.+)\\R");
    private static final Pattern IN_A_DIGEST = Pattern.compile("(?m)^- (\\S+): (.+)$");

    CapturedLetter {
        says = Map.copyOf(says);
    }

    static CapturedLetter of(byte[] bytes) {
        try {
            MimeMessage letter =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            String text = ((Multipart) letter.getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString();
            return new CapturedLetter(
                    letter.getMessageID().replaceAll("^<|@.*$", ""),
                    OF_ITS_OWN
                            .matcher(new String(bytes, StandardCharsets.US_ASCII))
                            .replaceAll(""),
                    says(text.replace("\r\n", "\n")));
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Map<String, String> says(String text) {
        Map<String, String> says = new LinkedHashMap<>();
        for (Pattern pattern : new Pattern[] {ALONE, IN_A_DIGEST}) {
            Matcher line = pattern.matcher(text);
            while (line.find()) {
                says.put(line.group(1), line.group(2).strip());
            }
        }
        return says;
    }
}

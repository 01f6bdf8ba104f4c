package it.ponte.console;

import it.ponte.casework.CodeMails;
import it.ponte.vocabulary.ItalianTime;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The mails that the hub's own mail server kept in {@code <data>/mail} instead of delivering them; read only. Codes for the
 * pages of cases are among them in the demo alone: whoever reads one can enter in its reader's stead.
 */
@Component
public class KeptLetters {

    private final Path folder;
    private final boolean demo;

    KeptLetters(@Value("${ponte.data}") Path data, @Value("${ponte.demo:false}") boolean demo) {
        this.folder = data.resolve("mail");
        this.demo = demo;
    }

    /**
     * One kept mail; its text is the plain one.
     *
     * @param file its name in the folder
     * @param messageId without brackets and domain
     */
    public record Kept(String file, String messageId, String subject, String to, LocalDateTime keptAt, String text) {
        @Override
        public String toString() {
            return "Kept[" + file + "]";
        }
    }

    /** The latest, newest first, without those of these Message-IDs, which have no domain here. */
    List<Kept> latest(Set<String> hidden, int atMost) {
        return files().sorted(Comparator.comparing(KeptLetters::keptAt).reversed())
                .map(KeptLetters::read)
                .filter(mail -> isShown(mail, hidden))
                .limit(atMost)
                .toList();
    }

    /** The one of this name, unless it is hidden; the name is compared, never joined to a path. */
    Optional<Kept> find(Set<String> hidden, String name) {
        return files().filter(file -> file.getFileName().toString().equals(name))
                .findFirst()
                .map(KeptLetters::read)
                .filter(mail -> isShown(mail, hidden));
    }

    private boolean isShown(Kept mail, Set<String> hidden) {
        return !hidden.contains(mail.messageId()) && (demo || !mail.messageId().startsWith(CodeMails.ID));
    }

    private Stream<Path> files() {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".eml")).toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static LocalDateTime keptAt(Path file) {
        try {
            return ItalianTime.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Kept read(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(null, bytes);
            return new Kept(
                    file.getFileName().toString(),
                    String.valueOf(mail.getMessageID()).replaceAll("^<|@.*$", ""),
                    mail.getSubject(),
                    InternetAddress.toUnicodeString(mail.getAllRecipients()),
                    keptAt(file),
                    text(mail));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (MessagingException unreadable) {
            // Without the cause: its message may quote the mail.
            throw new IllegalStateException("a kept mail cannot be read");
        }
    }

    /** The plain text of a mail, "" when it has none. */
    static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String text = text(inner);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}

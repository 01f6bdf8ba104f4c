package it.ponte.embedded;

import it.ponte.access.Keys;
import it.ponte.access.Personal;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of kept messages: one file each, named by the moment (UTC) and a random part, never by its content. */
final class MailFolder {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS");
    private static final Pattern ID = Pattern.compile("(\\d{8}-\\d{6}-\\d{3})-[0-9a-f]{16}");
    private static final String EML = ".eml";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Clock clock;

    MailFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Keeps a message; when this returns, it is on the disk. */
    void keep(byte[] message) throws IOException {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        String moment = MOMENT.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        Keys.writeSecret(
                folder.resolve(moment + "-" + HexFormat.of().formatHex(random) + EML)
                        .toAbsolutePath(),
                message);
        syncNames();
    }

    /** A file's bytes are synced when written; its name is in the folder, which is synced apart (not on Windows). */
    private void syncNames() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    List<KeptMail> latest(int atMost) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EML))
                    .map(name -> name.substring(0, name.length() - EML.length()))
                    .filter(id -> ID.matcher(id).matches())
                    .sorted(Comparator.reverseOrder())
                    .limit(atMost)
                    .map(this::summary)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    byte[] message(String id) {
        if (id == null || !ID.matcher(id).matches() || Files.notExists(folder.resolve(id + EML))) {
            throw new NoSuchElementException("no kept message has this id");
        }
        try {
            return Files.readAllBytes(folder.resolve(id + EML));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Empty when the file is no message, or was removed meanwhile: one bad file does not hide the others. */
    private Optional<KeptMail> summary(String id) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message(id)));
            Matcher parts = ID.matcher(id);
            parts.matches();
            return Optional.of(new KeptMail(
                    id,
                    LocalDateTime.parse(parts.group(1), MOMENT).toInstant(ZoneOffset.UTC),
                    Personal.orNull(message.getHeader("To", ", ")),
                    message.getSubject()));
        } catch (MessagingException | NoSuchElementException unreadable) {
            return Optional.empty();
        }
    }
}

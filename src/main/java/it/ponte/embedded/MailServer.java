package it.ponte.embedded;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The mail server in the process, on 127.0.0.1: takes what the hub sends and keeps it, one file each under
 * {@code <data>/mail}; nothing is delivered. Runs only while {@code PONTE_SMTP_URL} names no real server; what it kept
 * before can still be read.
 */
@Component
public class MailServer {
    /** In bytes; letters have no attachments. */
    static final int LARGEST_MESSAGE = 1024 * 1024;

    static final int MOST_RECIPIENTS = 10;

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final MailFolder folder;
    private final boolean wanted;
    private final int port;
    private SMTPServer server;

    /** Prepares it; {@link #start()} opens it. */
    public MailServer(
            @Value("${ponte.data}") Path data,
            @Value("${ponte.smtp.url}") String smtpUrl,
            @Value("${ponte.mail.port:2525}") int port,
            Clock clock) {
        this.folder = new MailFolder(data.resolve("mail").toAbsolutePath(), clock);
        this.wanted = smtpUrl.isBlank();
        this.port = port;
    }

    /**
     * Opens the port, unless a real server is configured.
     *
     * @throws IllegalStateException when the port is taken; says which
     */
    @PostConstruct
    public void start() {
        if (!wanted) {
            return;
        }
        try {
            server = SMTPServer.port(port)
                    .bindAddress(InetAddress.getByName(LOOPBACK))
                    .hostName("localhost")
                    .softwareName("ponte")
                    .maxConnections(20)
                    .maxRecipients(MOST_RECIPIENTS)
                    .maxMessageSize(LARGEST_MESSAGE)
                    .messageHandlerFactory(context -> new Keeping())
                    .build();
            server.start();
            log.warn("letters are kept in the process and NOT DELIVERED; set PONTE_SMTP_URL to deliver them");
        } catch (IOException | RuntimeException broken) {
            throw new IllegalStateException(
                    "port " + port + " on " + LOOPBACK + " cannot be opened for mail; set PONTE_MAIL_PORT", broken);
        }
    }

    /** Closes the port. */
    @PreDestroy
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    /** The messages that were kept, latest first, at most so many. */
    public List<KeptMail> kept(int atMost) {
        return folder.latest(atMost);
    }

    /**
     * A whole message as it was sent (RFC 5322).
     *
     * @throws java.util.NoSuchElementException when no kept message has this id
     */
    public byte[] message(String id) {
        return folder.message(id);
    }

    /** One message on its way in: answered with 250 once it is on the disk. */
    private final class Keeping implements MessageHandler {
        @Override
        public void from(String sender) {
            // Nobody is refused: only programs of this machine reach the port.
        }

        @Override
        public void recipient(String recipient) {
            // The message's own headers name it.
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            byte[] message = data.readNBytes(LARGEST_MESSAGE + 1);
            if (message.length > LARGEST_MESSAGE) {
                // To the end, else the rest of the message would be taken for commands.
                data.transferTo(OutputStream.nullOutputStream());
                throw new RejectException(552, "Message is too large");
            }
            try {
                folder.keep(message);
            } catch (IOException | UncheckedIOException full) {
                log.warn("a letter could not be kept: {}", full.getClass().getName());
                throw new RejectException(451, "Message could not be stored, try again later");
            }
            return null;
        }

        @Override
        public void done() {
            // Nothing is held open.
        }
    }
}

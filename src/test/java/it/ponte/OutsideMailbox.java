package it.ponte;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** An IMAP server with one mailbox; after a restart it is a new one, its mails gone and its numbers begun anew. */
public final class OutsideMailbox implements AutoCloseable {
    private final int port = HubUnderTest.freePort();
    private GreenMail server;
    private GreenMailUser user;

    public OutsideMailbox() throws UserException {
        start();
    }

    void start() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser("invii@ponte.example", "invii", "p@ss:word");
    }

    void stop() {
        server.stop();
    }

    /** As PONTE_IMAP_URL names it. */
    public String url() {
        return "imap://invii:p%40ss%3Aword@127.0.0.1:" + port + "/INBOX";
    }

    /** Puts a raw mail into the inbox, as the mail server in front would. */
    public void deliver(String mail) {
        try {
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** How many mails are in a folder; 0 when there is none of that name. */
    public int in(String folder) {
        MailFolder found = folder(folder);
        return found == null ? 0 : found.getMessageCount();
    }

    /** The Message-IDs of the mails in a folder. */
    public Set<String> ids(String folder) {
        MailFolder found = folder(folder);
        return found == null
                ? Set.of()
                : found.getMessages().stream()
                        .map(StoredMessage::getMimeMessage)
                        .map(OutsideMailbox::id)
                        .collect(Collectors.toSet());
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private MailFolder folder(String name) {
        try {
            return name.equals("INBOX")
                    ? server.getManagers().getImapHostManager().getInbox(user)
                    : server.getManagers().getImapHostManager().getFolder(user, name, false);
        } catch (FolderException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

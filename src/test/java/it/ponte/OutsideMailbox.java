package it.ponte;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
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

/** An IMAP server with one mailbox; after a restart it is a new one, its mails gone and its numbers begun anew. */
final class OutsideMailbox implements AutoCloseable {
    private final int port = HubUnderTest.freePort();
    private GreenMail server;
    private GreenMailUser user;

    OutsideMailbox() throws UserException {
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
    String url() {
        return "imap://invii:p%40ss%3Aword@127.0.0.1:" + port + "/INBOX";
    }

    /** Puts a raw mail into the inbox, as the mail server in front would. */
    void deliver(String mail) {
        try {
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** How many mails are in a folder; 0 when there is none of that name. */
    int in(String folder) {
        try {
            MailFolder found = folder.equals("INBOX")
                    ? server.getManagers().getImapHostManager().getInbox(user)
                    : server.getManagers().getImapHostManager().getFolder(user, folder, false);
            return found == null ? 0 : found.getMessageCount();
        } catch (FolderException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

package it.ponte.mail;

import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gets mails from the mail server. One that cannot be had or judged although the connection works is tried in three rounds
 * and then given up; a connection that breaks, and a database, are no mail's fault and not counted.
 */
final class Fetching {
    private static final int TRIES = 3;
    private static final int MOST_REMEMBERED = 1000;

    private final long maxBytes;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    Fetching(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * What comes of a mail in this round.
     *
     * @throws Unfetchable when it is gone, or was tried in rounds enough
     * @throws MessagingException or another, when it failed and is to be tried again
     */
    <T> T inRounds(Message mail, Attempt<T> attempt) throws MessagingException, IOException, Unfetchable {
        try {
            return attempt.run();
        } catch (MessagingException | IOException | RuntimeException failure) {
            if (failure instanceof MessageRemovedException || mail.isExpunged()) {
                throw new Unfetchable(true);
            }
            boolean isConnected = mail.getFolder() == null || mail.getFolder().isOpen();
            if (isConnected && !Outage.isThis(failure)) {
                if (failures.size() > MOST_REMEMBERED) {
                    failures.clear();
                }
                if (failures.merge(which(mail), 1, Integer::sum) >= TRIES) {
                    failures.remove(which(mail));
                    throw new Unfetchable(false);
                }
            }
            throw failure;
        }
    }

    /** The whole mail; null when it is larger than may be, whatever the mail server said before. */
    byte[] whole(Message mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            mail.writeTo(new Bounded(bytes));
        } catch (TooLarge more) {
            return null;
        }
        return bytes.toByteArray();
    }

    /** The number that stays when others are moved away; where even that cannot be had, its place in the list. */
    private static String which(Message mail) {
        try {
            return mail.getFolder() instanceof UIDFolder numbered
                    ? mail.getFolder() + "/" + numbered.getUID(mail)
                    : "place " + mail.getMessageNumber();
        } catch (MessagingException nameless) {
            return "place " + mail.getMessageNumber();
        }
    }

    interface Attempt<T> {
        T run() throws MessagingException, IOException;
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final class Bounded extends OutputStream {
        private final ByteArrayOutputStream to;

        Bounded(ByteArrayOutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (to.size() + (long) length > maxBytes) {
                throw new TooLarge();
            }
            to.write(from, offset, length);
        }
    }
}

package it.ponte.feedback;

import it.ponte.HubUnderTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes everything and keeps its bytes. */
final class KeepingMailServer implements AutoCloseable {
    private final List<byte[]> taken = new CopyOnWriteArrayList<>();
    private final SMTPServer server = SMTPServer.port(HubUnderTest.freePort())
            .simpleMessageListener(new Listener())
            .build();

    KeepingMailServer() {
        server.start();
    }

    /** A way to it, to be closed. */
    Transport connect() throws MessagingException {
        Properties address = new Properties();
        address.put("mail.smtp.host", "localhost");
        address.put("mail.smtp.port", server.getPortAllocated());
        Transport way = Session.getInstance(address).getTransport("smtp");
        way.connect();
        return way;
    }

    /** Everything that it took, as it arrived. */
    List<byte[]> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Listener implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) throws IOException {
            taken.add(data.readAllBytes());
        }
    }
}

package it.ponte;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server as a provider runs it: nothing without TLS, nothing without a login, a certificate of its own. */
final class OutsideMailServer implements AutoCloseable {
    private static final String PASSWORD = "p@ss:wörd+1";
    private static final String STORE_PASSWORD = "changeit";

    private final Path store;
    private final SMTPServer server;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();

    /** One message that it answered with 250. */
    record Taken(String to, byte[] message) {}

    OutsideMailServer(Path folder) throws Exception {
        store = folder.resolve("certificate.p12").toAbsolutePath();
        makeCertificate();
        server = SMTPServer.port(HubUnderTest.freePort())
                .simpleMessageListener(new Listener())
                .startTlsSocketFactory(tls())
                .requireTLS()
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("ponte@provider.example") || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .build();
        server.start();
    }

    /** As PONTE_SMTP_URL names it: user and password percent-encoded. */
    String url() {
        return "smtp://ponte%40provider.example:p%40ss%3Aw%C3%B6rd+1@localhost:" + server.getPortAllocated();
    }

    /** What a Java program needs that shall trust its certificate. */
    String trust() {
        return "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD;
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop();
    }

    private void makeCertificate() throws Exception {
        Files.createDirectories(store.getParent());
        Files.deleteIfExists(store);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "mail",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        STORE_PASSWORD)
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("no certificate could be made");
        }
    }

    private SSLContext tls() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private final class Listener implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) throws IOException {
            taken.add(new Taken(recipient, data.readAllBytes()));
        }
    }
}

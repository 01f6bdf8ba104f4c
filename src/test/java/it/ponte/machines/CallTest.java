package it.ponte.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls over TLS to a server of this machine, known as localhost. */
class CallTest {
    private static final Predicate<InetAddress> THIS_MACHINE = InetAddress::isLoopbackAddress;
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static SSLContext known;

    private HttpsServer server;
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeAll
    static void aServersCertificateThatIsBelieved() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=localhost");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.now().minusSeconds(60)),
                Date.from(Instant.now().plusSeconds(3600)),
                name,
                pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        believed.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        known = SSLContext.getInstance("TLS");
        known.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @BeforeEach
    void aServer() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(known));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void noServer() {
        server.stop(0);
    }

    @Test
    void theStatusOfTheAnswerIsTold() throws IOException {
        answering(call -> {
            assertThat(call.getRequestMethod()).isEqualTo("POST");
            assertThat(call.getRequestHeaders().getFirst("webhook-id")).isEqualTo("7");
            assertThat(call.getRequestBody().readAllBytes()).isEqualTo(BODY);
            call.sendResponseHeaders(202, -1);
        });

        assertThat(post("localhost", THIS_MACHINE)).isEqualTo(202);
    }

    @Test
    void anAddressThatIsNotAllowedIsNeverConnectedTo() {
        answering(call -> call.sendResponseHeaders(204, -1));

        assertThatThrownBy(() -> post("localhost", Reachable::isPublic)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post("127.0.0.1", Reachable::isPublic)).isInstanceOf(IOException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() {
        answering(call -> call.sendResponseHeaders(204, -1));

        assertThatThrownBy(() -> post("127.0.0.1", THIS_MACHINE)).isInstanceOf(IOException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void withoutTlsNothingIsSentUnlessThatWillDo() throws IOException {
        try (Call call = new Call(known.getSocketFactory(), THIS_MACHINE, false, Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> call.post(address("http", "localhost"), Map.of(), BODY))
                    .isInstanceOf(IOException.class)
                    .hasMessage("without TLS");
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        answering(call -> {
            call.getResponseHeaders().set("Location", "/altrove");
            call.sendResponseHeaders(307, -1);
        });

        assertThat(post("localhost", THIS_MACHINE)).isEqualTo(307);
        assertThat(calls).hasValue(1);
    }

    @Test
    void ofAnAnswerWithoutEndLittleIsRead() throws IOException {
        answering(call -> {
            call.sendResponseHeaders(200, 0);
            try (OutputStream out = call.getResponseBody()) {
                while (true) {
                    out.write(new byte[8192]);
                }
            }
        });

        assertThat(post("localhost", THIS_MACHINE)).isEqualTo(200);
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForAndNothingIsPostedTwice() {
        answering(call -> pause(30_000));

        long millis = timed(
                () -> assertThatThrownBy(() -> post("localhost", THIS_MACHINE)).isInstanceOf(IOException.class));

        assertThat(millis).isLessThan(10_000);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anAnswerThatComesDropByDropIsBrokenOff() {
        answering(call -> {
            call.sendResponseHeaders(200, 0);
            try (OutputStream out = call.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write('a');
                    out.flush();
                    pause(200);
                }
            }
        });

        long millis = timed(() -> {
            try {
                assertThat(post("localhost", THIS_MACHINE)).isEqualTo(200);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });

        assertThat(millis).isLessThan(10_000);
    }

    private static long timed(Runnable act) {
        long begun = System.nanoTime();
        act.run();
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void answering(HttpHandler handler) {
        server.createContext("/", call -> {
            calls.incrementAndGet();
            try {
                handler.handle(call);
            } finally {
                call.close();
            }
        });
    }

    private int post(String host, Predicate<InetAddress> allowed) throws IOException {
        try (Call call = new Call(known.getSocketFactory(), allowed, false, Duration.ofSeconds(2))) {
            return call.post(address("https", host), Map.of("webhook-id", "7"), BODY);
        }
    }

    private URI address(String scheme, String host) {
        return URI.create(scheme + "://" + host + ":" + server.getAddress().getPort() + "/esiti");
    }
}

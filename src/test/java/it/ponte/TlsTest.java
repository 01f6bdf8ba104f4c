package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** The hub speaks TLS by two PEM files, and takes renewed ones while it runs. */
class TlsTest {
    private final Path files = Path.of("target/tls").toAbsolutePath();

    @Test
    void theHubShowsTheCertificateOfItsFilesAndTheRenewedOneWithoutARestart() throws Exception {
        TestDatabase.clean();
        Files.createDirectories(files);
        write("primo.example");
        try (HubOverTestDatabase hub = new HubOverTestDatabase(
                Path.of("").toAbsolutePath(),
                files.resolve("data"),
                files.resolve("keys"),
                "--ponte.sftp.port=" + HubUnderTest.freePort(),
                "--spring.profiles.active=tls",
                "--ponte.http.certificate=" + files.resolve("hub.pem"),
                "--ponte.http.key=" + files.resolve("hub.key"))) {
            int port = Integer.parseInt(hub.bean(Environment.class).getRequiredProperty("server.port"));
            assertThat(shown(port, "/")).contains("CN=primo.example", "Strict-Transport-Security");
            assertThat(shown(port, "/iscrizione")).containsPattern("Set-Cookie: XSRF-TOKEN=[^\r]*; Secure");

            write("secondo.example");

            assertThat(eventually(() -> shown(port, "/").contains("CN=secondo.example")))
                    .isTrue();
        }
    }

    private void write(String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Instant now = Instant.now();
        X500Name subject = new X500Name("CN=" + name);
        Object certificate = new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.valueOf(now.toEpochMilli()),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        subject,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        Files.writeString(files.resolve("hub.key"), pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
        Files.writeString(files.resolve("hub.pem"), pem(certificate));
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    /** The subject of the certificate, and the answer to a GET. */
    private static String shown(int port, String path) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            try (SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                socket.startHandshake();
                X509Certificate certificate =
                        (X509Certificate) socket.getSession().getPeerCertificates()[0];
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                .getBytes());
                return certificate.getSubjectX500Principal().getName()
                        + new String(socket.getInputStream().readAllBytes());
            }
        } catch (Exception broken) {
            return broken.toString();
        }
    }

    /** The test looks at the certificate itself. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

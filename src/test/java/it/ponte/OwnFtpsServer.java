package it.ponte;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A partner's own FTPS server with a certificate of its own making, and a home per user. */
final class OwnFtpsServer implements AutoCloseable {
    static final String PASSWORD = "segreto-per-prova";
    private static final char[] STORE = "prova1".toCharArray();

    private final Path homes;
    private final FtpServer server;
    private final X509Certificate certificate;
    private final int port = HubUnderTest.freePort();
    private final Map<String, byte[]> brokenOff = new ConcurrentHashMap<>();

    /** Who signed in over TLS, and whose files and listings went over an encrypted data channel. */
    final Set<String> events = ConcurrentHashMap.newKeySet();

    OwnFtpsServer(Path homes, String... users) throws Exception {
        this.homes = homes;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        certificate = certificate(pair);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("ftps", pair.getPrivate(), STORE, new X509Certificate[] {certificate});
        Path storeFile = Files.createDirectories(homes).resolve("ftps.p12");
        try (var out = Files.newOutputStream(storeFile)) {
            store.store(out, STORE);
        }
        SslConfigurationFactory tls = new SslConfigurationFactory();
        tls.setKeystoreFile(storeFile.toFile());
        tls.setKeystoreType("PKCS12");
        tls.setKeystorePassword(new String(STORE));
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(port);
        listener.setSslConfiguration(tls.createSslConfiguration());
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener.createListener());
        factory.setFtplets(new HashMap<>(Map.of("watch", new Watch())));
        for (String name : users) {
            BaseUser user = new BaseUser();
            user.setName(name);
            user.setPassword(PASSWORD);
            user.setHomeDirectory(homes.resolve(name).toString());
            user.setAuthorities(List.of(new WritePermission()));
            factory.getUserManager().save(user);
        }
        server = factory.createServer();
        server.start();
    }

    private static X509Certificate certificate(KeyPair pair) throws Exception {
        X500Name name = new X500Name("CN=ftps.servizio.example");
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minusSeconds(3600)),
                Date.from(now.plusSeconds(86_400)),
                name,
                pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }

    int port() {
        return port;
    }

    /** As openssl prints it. */
    String fingerprint() throws Exception {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(DigestUtils.sha256(certificate.getEncoded()));
    }

    String pem() throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** A user's folder, made when it is missing. */
    Path folder(String user, String path) throws IOException {
        return Files.createDirectories(homes.resolve(user).resolve(path));
    }

    /** Of this file only so much is sent once, and then the connection for data ends as if that had been all. */
    void breaksOff(String file, byte[] sent) {
        brokenOff.put(file, sent);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Watch extends DefaultFtplet {
        @Override
        public FtpletResult onLogin(FtpSession session, FtpRequest request) {
            events.add("login " + session.getUser().getName() + (session.isSecure() ? " over TLS" : " in clear"));
            return null;
        }

        @Override
        public FtpletResult onDownloadStart(FtpSession session, FtpRequest request) throws FtpException, IOException {
            note("download", session);
            String argument = request.getArgument();
            byte[] part = brokenOff.remove(argument.substring(argument.lastIndexOf('/') + 1));
            if (part == null) {
                return null;
            }
            session.write(new DefaultFtpReply(FtpReply.REPLY_150_FILE_STATUS_OKAY, "here it comes"));
            try (InputStream in = new ByteArrayInputStream(part)) {
                session.getDataConnection().openConnection().transferToClient(session, in);
            } catch (IOException broken) {
                throw broken;
            } catch (Exception broken) {
                throw new IOException(broken);
            } finally {
                session.getDataConnection().closeDataConnection();
            }
            session.write(new DefaultFtpReply(FtpReply.REPLY_226_CLOSING_DATA_CONNECTION, "so it seems"));
            return FtpletResult.SKIP;
        }

        @Override
        public FtpletResult onUploadStart(FtpSession session, FtpRequest request) {
            note("upload", session);
            return null;
        }

        private void note(String what, FtpSession session) {
            events.add(what + " " + session.getUser().getName()
                    + (session.getDataConnection().isSecure() ? " over TLS" : " in clear"));
        }
    }
}

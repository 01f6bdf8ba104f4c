package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import it.ponte.partner.Installation;
import it.ponte.partner.PartnerKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

/** An open drop box with the partners uno and due, and JSch, the client that Camel uses. */
abstract class OpenDropBox {
    static final byte[] CONTENT = "ID_PRATICA;CF\n1;x\n".getBytes(StandardCharsets.UTF_8);

    static final int MOST_BYTES = 10_000_000;
    static final int MOST_FILES = 20;

    @TempDir
    Path home;

    private final List<Session> sessions = new ArrayList<>();
    PartnerKeys keys;
    DropBoxQuota quota;
    DropBox box;
    String unoKey;
    KeyPair ownKey;

    @BeforeEach
    void open() throws Exception {
        ownKey = KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048);
        ByteArrayOutputStream publicKey = new ByteArrayOutputStream();
        ownKey.writePublicKey(publicKey, "ced@due");
        var partners = Installation.in(home)
                .withDropBox("uno")
                .withDropBox("due", "authorizedKeys: [\"" + publicKey.toString().strip() + "\"]")
                .with(
                        "resto.yaml",
                        "id: resto\nname: Resto\nkind: COMPANY\nterritory: Valmora\nchannels:\n  - {type: rest}\n")
                .partners();
        keys = new PartnerKeys(partners, new StandardEnvironment(), home.resolve("keys"), Clock.systemUTC());
        unoKey = keys.renew("uno");
        quota = new DropBoxQuota(home, "", MOST_BYTES, MOST_FILES);
        box = new DropBox(
                partners,
                keys,
                new HostKey("", home.resolve("keys")),
                quota,
                "127.0.0.1",
                0,
                "",
                home,
                home.resolve("keys"));
        box.start();
    }

    @AfterEach
    void close() {
        sessions.forEach(Session::disconnect);
        box.stop();
    }

    ChannelSftp uno() throws JSchException {
        return sftp(signIn("uno", unoKey));
    }

    Session signIn(String user, String password) throws JSchException {
        Session session = session(new JSch(), user);
        session.setPassword(password);
        session.connect(10_000);
        return session;
    }

    Session signIn(String user, byte[] privateKey) throws JSchException {
        JSch client = new JSch();
        client.addIdentity(user, privateKey, null, null);
        Session session = session(client, user);
        session.connect(10_000);
        return session;
    }

    /** Every client of these tests pins the host key. */
    Session session(JSch client, String user) throws JSchException {
        client.setKnownHosts(new ByteArrayInputStream(box.knownHosts().getBytes(StandardCharsets.UTF_8)));
        Session session = client.getSession(user, "127.0.0.1", box.port());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey,password");
        sessions.add(session);
        return session;
    }

    static ChannelSftp sftp(Session session) throws JSchException {
        ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
        sftp.connect(5_000);
        return sftp;
    }

    static void refused(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(SftpException.class);
    }

    Path file(String name) {
        return home.resolve("sftp").resolve(name);
    }
}
